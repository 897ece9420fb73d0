// A self-assessment against EFLG 2021 from blank to submission document: begun, delegated, answered by an owner, sent back,
// agreed, the level counted; without JavaScript, each page looked at wide and narrow.
import { openPage } from "./browser.mjs";
import { serveSample, Walk } from "./walk.mjs";

const LEAD = "hannah.tregowan@wexmere.example";
const OWNER = "joyce.amankwah@wexmere.example";
const THEME = "3.1 Commissioning and procuring services";
const CRITERION = "3.1.1 Commissioning and procuring services";

async function chooseFrameworks(walk) {
  await walk.open("/frameworks");
  await walk.look("frameworks");
  await walk.press("Add an edition");
  await walk.look("add an edition");
  await walk.press("Add it as a draft");
  await walk.look("no edition was chosen");
  await walk.page.getByLabel("Disability Confident").check();
  await walk.press("Add it as a draft");
  await walk.look("an edition as a draft");
  await walk.expect("These are our own words", "whose words they are is told");
  await walk.press("Publish this edition");
  await walk.look("a published edition");
  await walk.open("/crosswalks");
  await walk.look("crosswalks");
  await walk.press("Add a crosswalk");
  await walk.look("add a crosswalk");
  await walk.press("Add it as a draft");
  await walk.look("no crosswalk was chosen");
  await walk.open("/crosswalks");
  await walk.follow("EFLG 2009 to EFLG 2021");
  await walk.look("a crosswalk");
  await walk.expect("Both ask for impact assessments", "why two criteria are the same is told");
}

async function begin(walk) {
  await walk.open("/self-assessments");
  await walk.look("self-assessments");
  await walk.press("Begin a self-assessment");
  await walk.look("against which edition");
  await walk.follow("Equality Framework for Local Government, 2021");
  await walk.look("begin a self-assessment");
  await walk.page.getByLabel("Assess against the whole edition").uncheck();
  await walk.press("Begin");
  await walk.look("nothing was chosen to assess");
  await walk.page.getByLabel("What is it called?").fill("Buying services, spring 2027");
  await walk.page.getByLabel("Which level does the council aim at?").selectOption("Achieving");
  await walk.page.getByLabel(THEME).check();
  await walk.press("Begin");
  await walk.look("a self-assessment with nothing answered");
  await walk.expect("Below Developing", "the level is counted");
  const path = new URL(walk.page.url()).pathname;
  await walk.press("Say who answers");
  await walk.look("say who answers");
  await walk.page.getByLabel("Who answers?").selectOption("Joyce Amankwah");
  await walk.page.getByLabel(CRITERION).check();
  await walk.press("Save");
  await walk.look("a self-assessment given to somebody");
  return path;
}

async function answer(walk, level, judgement, words) {
  const group = walk.page.getByRole("group", { name: `Is this met? (${level})` });
  await group.getByLabel(judgement, { exact: true }).check();
  if (words) await walk.page.getByLabel(`What shows it? (${level})`).fill(words);
  await walk.page.getByLabel(`How strong is the evidence? (${level})`).selectOption("sound");
}

async function answerAsOwner(walk) {
  await walk.open("/self-assessments");
  await walk.look("what waits for an owner");
  await walk.follow(CRITERION);
  await walk.look("one criterion to answer");
  await answer(walk, "Developing", "Met");
  await walk.press("Submit");
  await walk.look("a claim without words");
  await walk.expect("Enter what shows it at Developing", "the fault is told");
  await answer(walk, "Developing", "Met", "The rules for buying have asked for an equality statement since 2025.");
  await answer(walk, "Achieving", "Met", "Each of our forty contracts is looked at twice a year.");
  await walk.press("Save draft");
  await walk.look("an answer as a draft");
  await walk.press("Submit");
  await walk.look("a submitted answer");
}

async function agreeAndClose(walk, path) {
  await walk.open(path);
  await walk.follow(CRITERION);
  await walk.look("an answer to agree");
  await walk.press("Ask for changes");
  await walk.look("changes without saying which");
  await walk.page.getByLabel("What is to be changed?").fill("Say who looks at the contracts.");
  await walk.press("Ask for changes");
  await walk.look("an answer sent back");
}

async function mendAndAgree(owner, lead, path) {
  await owner.open("/self-assessments");
  await owner.follow(CRITERION);
  await owner.expect("Say who looks at the contracts.", "the owner reads what is to be changed");
  await answer(owner, "Achieving", "Met", "The contract board looks at each of our forty contracts twice a year.");
  await owner.press("Submit");
  await lead.open(path);
  await lead.follow(CRITERION);
  await lead.press("Agree");
  await lead.look("an agreed answer");
  await lead.open(path);
  await lead.look("the level reached");
  await lead.expect("Achieving", "the level is counted again");
  await lead.follow("The submission document");
  await lead.look("the submission document");
  await lead.expect("The contract board looks at each of our forty contracts", "the document holds what was answered");
  await lead.open(path);
  await lead.follow("Compare with Self-assessment for the peer challenge");
  await lead.look("beside an earlier one");
  await lead.open(path);
  await lead.press("Close this self-assessment");
  await lead.look("a closed self-assessment");
}

export async function* selfAssessment(browser, build) {
  const { origin, password, stop } = await serveSample(build);
  const walks = [];
  const walkAs = async (email) => {
    const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
    const walk = new Walk(page, faults, origin, "self-assessment");
    walk.context = context;
    walks.push(walk);
    await walk.signIn(email, password);
    return walk;
  };
  try {
    const lead = await walkAs(LEAD);
    await chooseFrameworks(lead);
    const path = await begin(lead);
    const owner = await walkAs(OWNER);
    await answerAsOwner(owner);
    await agreeAndClose(lead, path);
    await mendAndAgree(owner, lead, path);
  } catch (fault) {
    walks.at(-1)?.seen.push({ name: "self-assessment: to its end", problems: [`${walks.map((walk) => walk.page.url()).join(" ")}: ${fault.message}`] });
  } finally {
    for (const walk of walks) await walk.context.close();
    await stop();
  }
  for (const walk of walks) yield* walk.seen;
}
