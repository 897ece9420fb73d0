// What a council stands on besides its plan: schemes, practice, a challenge's action plan, answers carried over; without JavaScript,
// each page looked at wide and narrow.
import { openPage } from "./browser.mjs";
import { serveSample, Walk } from "./walk.mjs";

const LEAD = "hannah.tregowan@wexmere.example";

async function schemes(walk) {
  await walk.open("/schemes");
  await walk.look("schemes");
  await walk.expect("Expired", "what has expired is told");
  await walk.press("Add an accreditation");
  await walk.look("add an accreditation");
  await walk.press("Add the accreditation");
  await walk.look("an accreditation without a scheme");
  await walk.page.getByLabel("Scheme", { exact: true }).fill("Mindful Employer");
  await walk.press("Add the accreditation");
  await walk.look("an accreditation");
  await walk.press("Say that it is no longer held");
  await walk.look("an accreditation ended without a reason");
  await walk.press("Change it");
  await walk.look("change an accreditation");
}

async function practice(walk) {
  await walk.open("/practice");
  await walk.look("an empty practice library");
  await walk.press("Add a practice");
  await walk.look("add a practice");
  await walk.press("Add the practice");
  await walk.look("a practice without words");
  await walk.page.getByLabel("What is it called?").fill("Reading buddies");
  await walk.page.getByLabel("What was done?").fill("Volunteers read letters aloud at the library.");
  await walk.press("Add the practice");
  await walk.look("a practice");
  await walk.open("/practice");
  await walk.press("Agree to share");
  await walk.look("a practice library that is shared");
  await walk.follow("Reading buddies");
  await walk.press("Share it with the other councils");
  await walk.look("a shared practice");
}

/// The report comes in with the imports and is led into a challenge, whose recommendations become measures.
async function actionPlan(walk) {
  await walk.open("/imports/add");
  await walk.page.getByLabel("Choose a file").setInputFiles("samples/peer-report-2026.txt");
  await walk.press("Read the file");
  await walk.look("a report of peers among the imports");
  await walk.page.getByLabel("A new challenge").check();
  await walk.press("Put it into the challenge");
  await walk.look("the report as a paper of its challenge");
  await walk.press("Accept 11 findings");
  await walk.open("/challenges");
  await walk.page.locator("main table a").first().click();
  const challenge = new URL(walk.page.url()).pathname;
  await walk.follow("Action plan");
  await walk.look("an action plan with nothing answered");
  await walk.press("Make them measures");
  await walk.look("nothing chosen to become a measure");
  await walk.page.getByLabel("Recommendation 1:").check();
  await walk.page.getByLabel("Recommendation 2:").check();
  await walk.page.getByLabel("Under which objective?").selectOption({ index: 1 });
  await walk.press("Make them measures");
  await walk.look("an action plan");
  await walk.expect("no return yet", "how a measure stands is told");
  await walk.open(`${challenge}/practice`);
  await walk.look("practice of a challenge");
  await walk.open("/imports");
  await walk.page.getByRole("link", { name: "peer-report-2026.txt" }).first().click();
  await walk.look("an import that was led into a challenge");
}

async function carryOver(walk) {
  await walk.open("/self-assessments/begin");
  await walk.follow("Equality Framework for Local Government, 2009");
  await walk.page.getByLabel("What is it called?").fill("By the older edition");
  await walk.press("Begin");
  await walk.follow("Carry over from an earlier self-assessment");
  await walk.look("carry over from which");
  await walk.page.getByLabel("Which one?").selectOption({ index: 1 });
  await walk.press("Show what would be carried over");
  await walk.look("what would be carried over");
  await walk.page.getByRole("button", { name: /^Carry \d+ answers over as drafts/ }).click();
  await walk.look("a self-assessment that answers were carried over to");
  await walk.page.getByRole("link", { name: /^A1 / }).first().click();
  await walk.look("an answer that was carried over");
  await walk.expect("Carried over from", "where an answer came from is told");
}

export async function* standing(browser, build) {
  const { origin, password, stop } = await serveSample(build);
  const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
  const walk = new Walk(page, faults, origin, "standing");
  try {
    await walk.signIn(LEAD, password);
    await schemes(walk);
    await practice(walk);
    await actionPlan(walk);
    await carryOver(walk);
  } catch (fault) {
    walk.seen.push({ name: "standing: to its end", problems: [`${page.url()}: ${fault.message}`] });
  } finally {
    await context.close();
    await stop();
  }
  yield* walk.seen;
}
