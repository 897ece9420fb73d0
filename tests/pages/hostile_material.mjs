// What the hostile walk finds when it comes: challenges with the peers' papers, responses and what answers their findings, documents
// that lead elsewhere among the imports, an earlier self-assessment, somebody who left, people at each point of the second step, and
// mail that was taken and mail that was refused. All of it is brought through the pages, hostile where a page takes words.
import { readFileSync } from "node:fs";
import { startMailServer } from "../support/mail_server.mjs";
import { fillDate } from "./challenge.mjs";
import { MARKUP, SHORT, hostileFiles } from "./hostile_pages.mjs";
import { App } from "./second_step.mjs";

const REPORT = "report";
const SLIDES = "slides";

/// Each with markup in a sentence and in its name.
function paper(kind) {
  const [file, ending] = kind === REPORT ? ["samples/peer-report-2026.txt", ".txt"] : ["samples/peer-slides-2026.md", ".md"];
  const text = readFileSync(file, "utf8").replace(/in every library/, `in every library ${MARKUP}`);
  return { name: `${SHORT}${kind}${ending}`, mimeType: "text/html", buffer: Buffer.from(text) };
}

/// Names two accreditations that the sample council does not hold.
const STRATEGY = {
  name: `${SHORT}strategy.md`,
  mimeType: "text/markdown",
  buffer: Buffer.from(
    `# Equality strategy 2026 to 2030\n\n## Our vision\n\nEverybody is treated fairly.\n\n## Objective 1: A fair employer\n\nPriorities\n\n- Grow our own managers\n\n## Accreditations\n\n- We are a Carer Confident Leader until 31 March 2028.\n- We were awarded the Menopause Friendly accreditation in May 2025.\n`,
  ),
};

class Bringer {
  /// `walk` is of somebody who is signed in and may do everything.
  constructor(walk) {
    Object.assign(this, { walk, page: walk.page, addresses: [] });
  }

  get path() {
    return new URL(this.page.url()).pathname;
  }

  /// Notes the page that is open, or what stands below it.
  bring(below = "") {
    this.addresses.push(this.path + below);
  }

  async challenge(title) {
    await this.walk.open("/challenges/add");
    await this.page.getByLabel("What is it called?").fill(`${title} ${SHORT}`);
    await fillDate(this.walk, "First day on site", ["12", "10", "2026"]);
    await fillDate(this.walk, "Last day on site", ["14", "10", "2026"]);
    await this.walk.press("Add the challenge");
    this.bring();
    return this.path;
  }

  async paper(challenge, kind, isAccepted) {
    await this.walk.open(`${challenge}/papers`);
    await this.page.getByLabel(kind === REPORT ? "The peers' report" : "The slides that closed their visit").check();
    await this.page.getByLabel("Choose a file").setInputFiles(paper(kind));
    await this.walk.press("Read the file");
    if (isAccepted) await this.walk.press("Accept");
    this.bring();
    this.bring("/file");
  }

  async slot(challenge) {
    await this.walk.open(`${challenge}/timetable`);
    await this.page.getByLabel("Starts, such as 09:30").fill("9:30");
    await this.page.getByLabel("Ends, such as 10:15").fill("10:15");
    await this.page.getByLabel("Whom do the peers meet, by role?").fill(`Leader ${SHORT}`);
    await this.walk.press("Add to the timetable");
    this.bring();
  }

  /// The peers' comment of this number becomes a correction, a promise or what its place was.
  async response(challenge, number, kind) {
    await this.walk.open(`${challenge}/responses`);
    await this.walk.follow(`Comment ${number}`);
    this.bring();
    const back = this.path;
    await this.walk.press("Say what it is");
    await this.page.getByLabel(kind, { exact: true }).check();
    if (kind === "Correction") await this.page.getByLabel("What should stand there instead?").fill(`Six branches ${MARKUP}`);
    await this.walk.press("Save the response");
    this.addresses.push(`${back}/change`);
    if (kind === "Promise") this.addresses.push(`${back}/measure`);
  }

  async handOver(challenge) {
    await this.walk.open(`${challenge}/responses`);
    await this.walk.press("Hand ");
  }

  async remedy(challenge) {
    await this.walk.open(`${challenge}/findings`);
    await this.walk.follow("Area for consideration: Apprentices");
    this.bring();
    this.bring("/suggestions");
    await this.page.getByLabel("What answers it?").selectOption({ index: 1 });
    await this.walk.press("Say that this answers it");
  }

  /// Something that peers call innovative, which can be taken into the practice library.
  async practice(challenge) {
    await this.walk.open(`${challenge}/findings/add`);
    await this.page.getByLabel("Kind").selectOption("Innovative practice");
    await this.page.getByLabel("What was found?").fill(`A bus that brings the library ${MARKUP}`);
    await this.walk.press("Add the finding");
    this.addresses.push(`${challenge}/practice`);
  }

  /// Among the imports, where it waits to be led elsewhere.
  async import(file) {
    await this.walk.open("/imports/add");
    await this.page.getByLabel("Choose a file").setInputFiles(file);
    await this.walk.press("Read the file");
    this.bring();
  }

  /// Answers of the sample's self-assessment that could be carried over to one against the older edition.
  async carryingOver() {
    await this.walk.open("/self-assessments");
    const earlier = (await this.page.locator("main table a").first().getAttribute("href")).split("/").pop();
    await this.walk.open("/self-assessments/begin");
    await this.walk.follow("Equality Framework for Local Government, 2009");
    await this.page.getByLabel("What is it called?").fill(`Older ${SHORT}`);
    await this.walk.press("Begin");
    this.bring(`/carrying-over?from=${earlier}`);
    return this.path;
  }

  /// What an answer of the self-assessment stands on, which can be taken back.
  async evidence(assessment) {
    await this.walk.open(assessment);
    await this.walk.open(await this.page.locator('main a[href*="/criteria/"]').first().getAttribute("href"));
    await this.walk.follow("Add evidence");
    await this.page.getByLabel("Its address on the web").fill("https://wexmere.example/minutes");
    await this.page.getByLabel("Name of the evidence").fill(`Minutes ${MARKUP}`);
    await this.walk.press("Add the evidence");
    this.addresses.push(await this.page.locator('main a[href*="/evidence/"][href$="/withdrawal"]').first().getAttribute("href"));
  }

  async personWhoLeft() {
    await this.walk.open("/people/add");
    await this.page.getByLabel("Name").fill(`Pat ${SHORT}`);
    await this.page.getByLabel("Email address").fill("pat.ferris@wexmere.example");
    await this.page.getByLabel("Role", { exact: true }).selectOption("Scrutiny");
    await this.walk.press("Add this person");
    const person = this.path;
    await this.walk.follow("End their access");
    await this.walk.press("End their access");
    this.addresses.push(`${person}/erasure`);
  }

  /// A table by one column, saved, and published where that is asked for.
  async table(dataset, isPublished) {
    await this.walk.open(`${dataset}/preview`);
    if (await this.page.getByRole("button", { name: "Accept the dataset" }).count()) await this.walk.press("Accept the dataset");
    await this.walk.open(`${dataset}/table?rows=2&policy=threshold`);
    this.addresses.push(`${dataset}/table?rows=2&policy=threshold`, `${dataset}/undoing`);
    await this.page.getByLabel("What is the table called?").fill(`By sex ${MARKUP}`);
    await this.page.getByLabel("What else should its readers know? (optional)").fill(`A note ${MARKUP}`);
    await this.walk.press("Save the table");
    if (isPublished) await this.walk.press("Publish the table");
    this.bring();
    this.bring("/change");
    if (isPublished) this.addresses.push(`${this.path}/csv`, `${this.path}/representation?benchmark=census:E07000178`);
  }

  /// A file of records, read and not accepted.
  async records(title) {
    const { walk, page } = this;
    await walk.open("/monitoring/datasets/add");
    const records = readFileSync("samples/service-users.csv", "utf8").replace("Harbour", `Harbour ${SHORT.replaceAll('"', "")}`);
    await page.getByLabel("File of records").setInputFiles({ name: `${SHORT}${title}.csv`, mimeType: "text/html", buffer: Buffer.from(`${records}\n`) });
    await page.getByLabel("What is it called?").fill(`${title} ${SHORT}`);
    await page.getByLabel("Whom do the records speak of?").selectOption("Service users");
    await fillDate(walk, "First day that they speak of", ["1", "4", "2026"]);
    await fillDate(walk, "Last day that they speak of", ["30", "9", "2026"]);
    await page.getByLabel("Where do they come from?").fill(`Case system ${MARKUP}`);
    await page.getByLabel("Who answers for them?").fill(`Head of advice ${SHORT}`);
    await page.getByLabel("On what ground in law are they held?").selectOption({ index: 1 });
    await fillDate(walk, "Last day on which the records are kept", ["31", "3", "2031"]);
    await walk.press("Read the file");
    const path = this.path.replace(/\/mapping$/, "");
    this.addresses.push(path, `${path}/mapping`, `${path}/preview`);
    return path;
  }

  /// Accepted, with a table that is published and one that is not.
  async tables(dataset) {
    const { walk, page } = this;
    await walk.open(`${dataset}/mapping`);
    await walk.press("Save, and look at what would be taken");
    await walk.press("Accept the dataset");
    this.addresses.push(`${dataset}/undoing`, `${dataset}/rejected-rows`);
    for (const isPublished of [true, false]) {
      await walk.open(`${dataset}/table`);
      await page.getByLabel("What stands in the rows?").selectOption("Ethnic group, 5 groups");
      await page.getByLabel("Counts below the threshold are suppressed", { exact: false }).check();
      await walk.press("Show the table");
      this.addresses.push(page.url().slice(new URL(page.url()).origin.length));
      await page.getByLabel("What is the table called?").fill(`By group ${SHORT}`);
      await walk.press("Save the table");
      const table = this.path;
      this.addresses.push(table, `${table}/change?rows=0&policy=threshold`);
      if (isPublished) await walk.press("Publish the table");
      if (isPublished) this.addresses.push(`${table}/csv`, `${table}/representation`);
    }
  }

  /// Each with groups and grades of hostile names, large enough to be shown.
  async payGaps() {
    const group = `"${MARKUP.replaceAll('"', '""')}"`;
    const rows = Array.from({ length: 80 }, (_, i) => `${i},${i % 2 ? "Male" : "Female"},${i % 4 < 2 ? group : "White British"},${12 + i / 10},${i < 40 ? group : "G2"}`);
    const text = ["employee,sex,ethnic_group,hourly_pay,grade", ...rows].join("\n");
    await this.walk.open("/pay-gaps/work-out");
    await this.page.getByLabel("Choose the payroll extract").setInputFiles({ name: `${SHORT}.csv`, mimeType: "text/html", buffer: Buffer.from(text) });
    await this.walk.press("Work out the gaps");
    this.bring();
    for (const below of ["/actions", "/comparison", "/return"]) this.bring(below);
  }

  async pageOf(name) {
    await this.walk.open("/people");
    await this.walk.follow(name);
    return this.path;
  }
}

/// Addresses for the administrator. The first challenge is there to be closed; of each act that undoes another there are two.
export async function bringMaterial(walk, withSecondStep) {
  const bringer = new Bringer(walk);
  await bringer.challenge("To be closed");
  const [early, late] = [await bringer.challenge("Early"), await bringer.challenge("Late")];
  for (const isAccepted of [true, false, false]) await bringer.paper(late, SLIDES, isAccepted);
  await bringer.paper(early, SLIDES, true);
  for (const challenge of [early, late]) {
    await bringer.paper(challenge, REPORT, true);
    await bringer.slot(challenge);
    await bringer.remedy(challenge);
    await bringer.response(challenge, 1, "Correction");
  }
  await bringer.response(early, 2, "Promise");
  await bringer.response(early, 3, "Correction");
  for (const challenge of [early, late]) await bringer.handOver(challenge);
  for (const number of [2, 3]) await bringer.response(late, number, "Context");
  bringer.addresses.push(`${early}/slides-and-report`, `${late}/responses`);
  for (let i = 0; i < 3; ++i) await bringer.payGaps();
  await bringer.practice(early);
  const progress = hostileFiles().at(-1);
  for (const file of [paper(REPORT), paper(SLIDES), STRATEGY, STRATEGY, progress, progress]) await bringer.import(file);
  await bringer.evidence(await bringer.carryingOver());
  await bringer.personWhoLeft();
  await bringer.records("Waiting");
  await bringer.tables(await bringer.records("Accepted"));
  bringer.addresses.push(`${await bringer.pageOf(withSecondStep)}/second-step-removal`);
  return bringer.addresses;
}

/// Addresses for an analyst: records that wait, to be accepted and to be put aside, and records with a table that is published and
/// one that is not.
export async function bringRecords(walk) {
  const bringer = new Bringer(walk);
  for (const title of ["Wait", "Wait too"]) await bringer.records(title);
  const accepted = await bringer.records("Counted");
  await bringer.table(accepted, true);
  await bringer.table(await bringer.records("To be taken back"), false);
  return bringer.addresses;
}

/// Somebody who is signed in begins to set up the second step, and has the key.
export async function beginSecondStep(walk, password) {
  await walk.open("/account/second-step");
  await walk.page.getByLabel("Password", { exact: true }).fill(password);
  await walk.press("Set up a second step");
  return new App(await walk.page.locator("code").innerText());
}

export async function turnOnSecondStep(walk, password) {
  const app = await beginSecondStep(walk, password);
  await walk.page.getByLabel("Code", { exact: true }).fill(await app.code());
  await walk.press("Turn it on");
  await walk.press("I have kept them");
}

/// A mail server that refuses what goes to one address, and keeps what it took.
export async function startMail(refused) {
  const taken = [];
  const { port, stop } = await startMailServer({ mode: "plain", refused, onMail: (mail) => taken.push(mail.text.replaceAll("=\r\n", "")) });
  const settings = { DUEREGARD_MAIL_HOST: "127.0.0.1", DUEREGARD_MAIL_PORT: String(port), DUEREGARD_MAIL_TLS: "none", DUEREGARD_MAIL_FROM: "no-reply@wexmere.example" };
  /// The path of the first link that was mailed to set a password.
  const link = async () => {
    for (let tries = 0; tries < 100; ++tries) {
      const found = taken.join("").match(/\/new-password\/[\w-]+/)?.[0];
      if (found) return found;
      await new Promise((later) => setTimeout(later, 200));
    }
    throw new Error("no mail came with a link");
  };
  return { taken, settings, link, stop };
}
