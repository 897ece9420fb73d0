// The library of evidence by an owner of the sample council: a file added, found by its words, given to a measure, revised and
// withdrawn; a table of figures; without JavaScript, each page looked at wide and narrow.
import { openPage } from "./browser.mjs";
import { serveSample, Walk } from "./walk.mjs";

const LEAD = "hannah.tregowan@wexmere.example";
const SURVEY = "Of 400 tenants, 212 said that the letting forms were hard to read. Dampness came next.";

const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

async function fillDate(walk, question, [day, month, year]) {
  const group = walk.page.getByRole("group", { name: question });
  await group.getByLabel("Day").fill(day);
  await group.getByLabel("Month").fill(month);
  await group.getByLabel("Year").fill(year);
}

async function addFile(walk) {
  await walk.open("/evidence");
  await walk.look("the library");
  await walk.press("Add evidence");
  await walk.look("add evidence");
  await walk.press("Add the evidence");
  await walk.lookAtAnswer("nothing was given");
  await walk.page.getByLabel("Or a file").setInputFiles(file("survey.txt", SURVEY));
  await walk.page.getByLabel("Name of the evidence").fill("Survey of tenants in the northern wards, autumn and winter, both waves together");
  await walk.page.getByLabel("What it is, and what it shows").fill("By post and at the door, in four languages.");
  await fillDate(walk, "First day that it speaks of", ["1", "9", "2025"]);
  await fillDate(walk, "Last day that it speaks of", ["28", "2", "2026"]);
  await fillDate(walk, "Last day on which it holds", ["1", "5", "2026"]);
  await walk.press("Add the evidence");
  await walk.look("a piece of evidence that has expired");
  await walk.expect("Expired", "that it has expired is told");
  await walk.open("/evidence?search=dampn&expiry=expired");
  await walk.look("the library, searched and filtered");
  await walk.expect("Survey of tenants", "it is found by what stands in its file");
}

async function addFigures(walk) {
  await walk.open("/evidence/add");
  await walk.page.getByLabel("Or a table of figures").fill("Ward,Homes,With step-free access\nNorth,1200,310\nHarbour,840,97");
  await walk.page.getByLabel("Name of the evidence").fill("Homes with step-free access");
  await walk.page.getByLabel("Restricted").check();
  await walk.press("Add the evidence");
  await walk.look("a table of figures");
  await walk.expect("Harbour", "the table is shown");
}

async function giveToMeasure(walk) {
  await walk.open("/measures");
  await walk.follow("WEX1.02");
  await walk.follow("Add evidence");
  await walk.look("add evidence to a measure");
  await walk.page.getByLabel("Search the library").fill("survey tenants");
  await walk.press("Search");
  await walk.look("found in the library");
  await walk.press("Use this evidence");
  await walk.lookAtAnswer("none was chosen");
  await walk.page.getByLabel("Survey of tenants").check();
  await walk.press("Use this evidence");
  await walk.look("a measure with evidence");
  await walk.follow("Survey of tenants");
  await walk.expect("WEX1.02", "where it is used is told");
}

async function reviseAndWithdraw(walk) {
  await walk.follow("Change what is said about it");
  await walk.look("change what is said about evidence");
  await fillDate(walk, "Last day on which it holds", ["1", "5", "2028"]);
  await walk.press("Save");
  await walk.look("changed evidence");
  await walk.follow("Add a new revision");
  await walk.look("add a revision");
  await walk.page.getByLabel("Or a file").setInputFiles(file("survey with a very long name of a file that somebody saved again and again.txt", SURVEY + " Braille."));
  await walk.page.getByLabel("What is new in it?").fill("Both waves");
  await walk.press("Add the revision");
  await walk.look("two revisions");
  const download = walk.page.waitForEvent("download");
  await walk.page.getByRole("link", { name: "survey.txt" }).click();
  const name = (await download).suggestedFilename();
  walk.seen.push({ name: "evidence: the earlier file", problems: name === "survey.txt" ? [] : [`the file is called ${name}`] });
  await walk.follow("Withdraw it");
  await walk.look("withdraw evidence");
  await walk.page.getByLabel("Why is it withdrawn?").fill("The first wave was counted twice.");
  await walk.press("Withdraw it");
  await walk.look("withdrawn evidence");
  await walk.open("/evidence?withdrawn=only");
  await walk.look("what was withdrawn");
  await walk.open("/checks");
  await walk.expect("Met on evidence that had expired", "expired evidence is asked for");
}

export async function* evidence(browser, build) {
  const { origin, password, stop } = await serveSample(build);
  const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
  const walk = new Walk(page, faults, origin, "evidence");
  try {
    await walk.signIn(LEAD, password);
    await addFile(walk);
    await addFigures(walk);
    await giveToMeasure(walk);
    await reviseAndWithdraw(walk);
  } catch (fault) {
    walk.seen.push({ name: "evidence: to its end", problems: [`${page.url()}: ${fault.message}`] });
  } finally {
    await context.close();
    await stop();
  }
  yield* walk.seen;
}
