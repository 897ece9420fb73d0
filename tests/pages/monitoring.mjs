// An analyst loads records of service users, says what their columns hold, builds a table by ethnic group and ward, sees what is not
// shown and why, publishes and corrects it; an equality lead sees what was published; without JavaScript, each page wide and narrow.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPage } from "./browser.mjs";
import { serveSample, Walk } from "./walk.mjs";

const LEAD = "hannah.tregowan@wexmere.example";
const ANALYST = "anil.dar@wexmere.example";
const TITLE = "Advice by ethnic group and ward";

async function fillDate(walk, question, [day, month, year]) {
  const group = walk.page.getByRole("group", { name: question });
  await group.getByLabel("Day").fill(day);
  await group.getByLabel("Month").fill(month);
  await group.getByLabel("Year").fill(year);
}

async function load(walk) {
  await walk.open("/monitoring");
  await walk.look("monitoring, nothing there yet");
  await walk.follow("Datasets");
  await walk.look("no datasets yet");
  await walk.press("Load a dataset");
  await walk.look("load a dataset");
  await walk.press("Read the file");
  await walk.look("a dataset with nothing said");
  await walk.page.getByLabel("File of records").setInputFiles("samples/service-users.csv");
  await walk.page.getByLabel("What is it called?").fill("Advice, first half of 2026/27");
  await walk.page.getByLabel("Whom do the records speak of?").selectOption("Service users");
  await fillDate(walk, "First day that they speak of", ["1", "4", "2026"]);
  await fillDate(walk, "Last day that they speak of", ["30", "9", "2026"]);
  await walk.page.getByLabel("Where do they come from?").fill("Advice case system, extract of 2 October 2026");
  await walk.page.getByLabel("Who answers for them?").fill("Head of advice");
  await walk.page.getByLabel("Which service collected it? (optional)").selectOption({ index: 2 });
  await walk.page.getByLabel("On what ground in law are they held?").selectOption({ index: 1 });
  await fillDate(walk, "Last day on which the records are kept", ["31", "3", "2031"]);
  await walk.press("Read the file");
}

async function map(walk) {
  await walk.look("what the columns hold");
  await walk.expect("“Cornish”", "a label that no list knows is shown");
  await walk.expect("“Client reference”", "a column that is left out is told");
  await walk.press("Save, and look at what would be taken");
  await walk.look("what would be taken");
  await walk.expect("It has 3 cells where there are 7 headings.", "a row cut short is told with its reason");
  await walk.expect("“Cornish” under “Ethnic group”", "nobody has said what a label means");
  await walk.follow("Say what they mean");
  await walk.page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  await walk.page.getByLabel("“Test ward”, 1 record").selectOption("Leave these rows out");
  await walk.page.getByLabel("“Cornish”").selectOption("White: any other White background");
  await walk.press("Save, and look at what would be taken");
  await walk.expect("“Test ward” stands under Ward", "a row that is left out is told");
  await walk.press("Accept the dataset");
  await walk.look("an accepted dataset");
  await walk.expect("19 groups (Census 2021)", "the code list is told");
  await walk.expect("2,600", "every record is there");
}

async function build(walk) {
  await walk.press("Make a table");
  await walk.look("the table builder");
  await walk.press("Show the table");
  await walk.look("a table of nothing");
  await walk.expect("Choose what stands in the rows", "the fault is told");
  await walk.page.getByLabel("What stands in the rows?").selectOption("Ethnic group");
  await walk.page.getByLabel("What stands in the columns? (optional)").selectOption("Ward");
  await walk.page.getByLabel("Counts below the threshold are suppressed", { exact: false }).check();
  await walk.press("Show the table");
  await walk.look("a table as it would be published");
  await walk.expect("not shown (*)", "what is small is told");
  await walk.expect("not shown (†)", "what protects it is told");
  await walk.page.getByLabel("What is the table called?").fill(TITLE);
  await walk.press("Save the table");
  await walk.look("a saved table");
  await walk.press("Publish the table");
  await walk.look("a published table");
  await walk.expect("counts are not shown (*)", "its readers are told that counts are not shown");
}

async function correct(walk) {
  await walk.follow("Correct the table");
  await walk.page.getByLabel("What stands in the rows?").selectOption("Ethnic group, 5 groups");
  await walk.press("Show the table");
  await walk.look("a correction as it would be published");
  await walk.page.getByLabel("What is the table called?").fill("Advice by ethnic group (5) and ward");
  await walk.press("Save the change");
  await walk.look("a correction, saved");
  await walk.press("Publish the correction");
  await walk.look("a correction without a reason");
  await walk.page.getByLabel("What is corrected, and why?").fill("Nineteen groups were too fine for twelve wards");
  await walk.press("Publish the correction");
  await walk.look("a corrected table");
  await walk.expect("Nineteen groups were too fine", "its readers are told why");
  await walk.follow("Number 1 as it was published");
  await walk.look("a table before it was corrected");
}

/// A table of one column, held against the census.
async function represent(walk) {
  await walk.open("/monitoring/datasets");
  await walk.follow("Advice, first half of 2026/27");
  await walk.press("Make a table");
  await walk.page.getByLabel("What stands in the rows?").selectOption("Ethnic group, 5 groups");
  await walk.page.getByLabel("Which records are counted?").selectOption("Ethnic group: records with an answer");
  await walk.press("Show the table");
  await walk.page.getByLabel("What is the table called?").fill("Advice by ethnic group");
  await walk.press("Save the table");
  await walk.press("Publish the table");
  await walk.follow("Hold it against a benchmark");
  await walk.look("what a table can be held against");
  await walk.page.getByLabel("What is it held against?").selectOption("Residents of Oxford, Census 2021");
  await walk.press("Compare");
  await walk.look("representation");
  await walk.expect("against 70.7%", "the benchmark is Oxford's at the census");
  await walk.expect("percentage points", "a difference is told in words");
}

async function takeBack(walk) {
  await walk.open("/monitoring/datasets");
  await walk.look("datasets");
  await walk.follow("Advice, first half of 2026/27");
  await walk.follow("Take the dataset back");
  await walk.look("take a dataset back");
  await walk.page.getByLabel("Why is it taken back?").fill("The extract was of the wrong half year");
  await walk.press("Delete its records");
  await walk.look("a dataset taken back");
}

async function readAsLead(walk) {
  await walk.open("/monitoring");
  await walk.look("monitoring for a reader");
  await walk.follow("Advice by ethnic group (5) and ward");
  await walk.look("a published table for a reader");
  const file = walk.page.waitForEvent("download");
  await walk.page.getByRole("link", { name: "Download this table as CSV" }).click();
  const name = (await file).suggestedFilename();
  walk.seen.push({ name: "monitoring: the file", problems: name.endsWith(".csv") ? [] : [`the file is called ${name}`] });
  await walk.open("/monitoring/coverage");
  await walk.look("coverage");
  await walk.open("/reports/workforce?area=E07000178");
  await walk.look("the workforce report before anything is published for it");
}

async function* asPerson(browser, served, email, steps) {
  const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
  const walk = new Walk(page, faults, served.origin, "monitoring");
  try {
    await walk.signIn(email, served.password);
    for (const step of steps) await step(walk);
  } catch (fault) {
    walk.seen.push({ name: "monitoring: to its end", problems: [`${page.url()}: ${fault.message}`] });
  } finally {
    await context.close();
  }
  yield* walk.seen;
}

export async function* monitoring(browser, buildFolder) {
  const folder = mkdtempSync(join(tmpdir(), "dueregard-seal-"));
  const key = join(folder, "key");
  writeFileSync(key, "5e".repeat(32));
  const prepare = (run, password) =>
    run("person", "add", "--name", "Anil Dar", "--email", ANALYST, "--role", "analyst", "--password-from", password);
  const served = await serveSample(buildFolder, { settings: { DUEREGARD_SEAL_KEY_FILE: key }, prepare });
  try {
    yield* asPerson(browser, served, ANALYST, [load, map, build, correct, represent]);
    yield* asPerson(browser, served, LEAD, [readAsLead]);
    yield* asPerson(browser, served, ANALYST, [takeBack]);
  } finally {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
