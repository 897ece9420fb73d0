// An equality lead reads the peers' slides and report into a challenge, holds them together, answers the comments in the
// margin, makes a promise a measure, walks the golden thread to a return and prints the right of reply; without JavaScript,
// each page looked at wide and narrow. Then her peer comes in, and sees that challenge alone.
import { existsSync, readdirSync } from "node:fs";
import { openPage } from "./browser.mjs";
import { serveSample, Walk } from "./walk.mjs";

const LEAD = "hannah.tregowan@wexmere.example";
const TITLE = "Equality peer challenge 2026";

const CORPUS = "../shared/corpus";

function corpusFile(number) {
  const name = existsSync(CORPUS) && readdirSync(CORPUS).find((one) => one.startsWith(number));
  return name ? `${CORPUS}/${name}` : undefined;
}

async function backToChallenge(walk) {
  await walk.open("/challenges");
  await walk.follow(TITLE);
}

export async function fillDate(walk, question, [day, month, year]) {
  const group = walk.page.getByRole("group", { name: question });
  await group.getByLabel("Day").fill(day);
  await group.getByLabel("Month").fill(month);
  await group.getByLabel("Year").fill(year);
}

async function addChallenge(walk) {
  await walk.open("/challenges");
  await walk.look("no challenge yet");
  await walk.press("Add a challenge");
  await walk.look("add a challenge");
  await walk.press("Add the challenge");
  await walk.look("a challenge with nothing said");
  await walk.page.getByLabel("What is it called?").fill(TITLE);
  await walk.page.getByLabel("Who reviews? (optional)").fill("Association of County Councils");
  await fillDate(walk, "First day on site", ["12", "10", "2026"]);
  await fillDate(walk, "Last day on site", ["14", "10", "2026"]);
  await walk.press("Add the challenge");
  await walk.look("a challenge");
  await walk.press("Add to the team");
  await walk.look("add to the team");
  await walk.page.getByLabel("Name", { exact: true }).fill("Tobias Renn");
  await walk.page.getByLabel("Email address (optional)").fill("tobias@stavering.example");
  await fillDate(walk, "Last day on which a peer sees it", ["31", "12", "2031"]);
  await walk.press("Add to the team");
  await walk.look("a challenge with a peer");
  await walk.expect("To 31 December 2031", "the peer's access says when it ends");
}

async function fillTimetable(walk) {
  await walk.follow("Timetable");
  await walk.look("no timetable yet");
  await walk.press("Add to the timetable");
  await walk.look("a slot with nothing said");
  await walk.page.getByLabel("Starts, such as 09:30").fill("9:30");
  await walk.page.getByLabel("Ends, such as 10:15").fill("10:15");
  await walk.page.getByLabel("Whom do the peers meet, by role?").fill("Leader and cabinet");
  await walk.page.getByLabel("Group").selectOption("Councillors");
  await walk.press("Add to the timetable");
  await walk.look("a timetable");
  await walk.expect("Nobody meets:", "whom nobody meets is told");
}

async function readPaper(walk, kind, file, name) {
  await backToChallenge(walk);
  await walk.follow("Papers");
  await walk.page.getByLabel(kind).check();
  await walk.page.getByLabel("Choose a file").setInputFiles(file);
  await walk.press("Read the file");
  await walk.look(`${name} as read`);
  await walk.press("Accept");
  await walk.look(`${name} accepted`);
}

async function readPapers(walk, slides, report) {
  await readPaper(walk, "The slides that closed their visit", slides, "the slides");
  await readPaper(walk, "The peers' report", report, "the report");
}

async function holdTogether(walk) {
  await backToChallenge(walk);
  await walk.follow("Papers");
  await walk.look("papers");
  await walk.follow("Hold the slides against the report");
  await walk.look("slides against the report");
  await walk.expect("Only on the slides", "what only the slides say is told");
  await walk.follow("Findings");
  await walk.look("findings");
}

async function answer(walk, comment, kind, wording) {
  await backToChallenge(walk);
  await walk.follow("Responses");
  await walk.follow(comment);
  await walk.press("Say what it is");
  await walk.look(`${comment}: its form`);
  await walk.page.getByLabel(kind, { exact: true }).check();
  if (wording) await walk.page.getByLabel("What should stand there instead?").fill(wording);
  await walk.press("Save the response");
  await walk.look(`${comment}: ${kind}`);
}

async function promise(walk, finding) {
  await walk.press("Make it a measure");
  await walk.look("make the promise a measure");
  await walk.page.getByLabel("When is it due? (optional)").fill("April 2027");
  await walk.press("Add the measure");
  await walk.look("the measure that the promise became");
  await walk.expect("What it answers", "the measure says what it answers");
  await walk.follow("Walk the golden thread");
  await walk.look("the thread from the measure");
  await walk.expect(finding, "the thread leads back to the finding");
}

/// An old measure answers a finding: the thread leads to what its owner last reported.
async function toAReturn(walk, finding) {
  await backToChallenge(walk);
  await walk.follow("Findings");
  await walk.follow(finding);
  await walk.look("a finding");
  const select = walk.page.getByLabel("What answers it?");
  const measure = await select.locator("option", { hasText: "Measure: WEX1.02" }).first().getAttribute("value");
  await select.selectOption(measure);
  await walk.press("Say that this answers it");
  await walk.look("a finding that is answered");
  await walk.follow("Walk the golden thread");
  await walk.look("the thread to the returns");
  await walk.expect("2026/27 Q2", "the thread leads to a return");
  await walk.page.locator("main a", { hasText: "2026/27 Q2" }).first().click();
  await walk.look("the return at the end of the thread");
  await walk.open("/golden-thread");
  await walk.look("what nothing answers");
}

async function replyInPrint(walk) {
  await backToChallenge(walk);
  await walk.follow("Responses");
  await walk.press("Hand 3 responses over to the peers");
  await walk.look("responses handed over");
  await walk.follow("Comment 1");
  await walk.look("a correction that waits for the peers");
  await walk.press("Agree: change the finding");
  await walk.look("a correction that is agreed");
  await backToChallenge(walk);
  await walk.follow("Responses");
  await walk.follow("Right of reply, to read or print");
  await walk.look("right of reply");
  const file = walk.page.waitForEvent("download");
  await walk.page.getByRole("link", { name: "HTML" }).first().click();
  const name = (await file).suggestedFilename();
  walk.seen.push({ name: "challenge: the file", problems: name === "right-of-reply.html" ? [] : [`the file is called ${name}`] });
}

async function evidenceRoom(walk) {
  await backToChallenge(walk);
  await walk.follow("Evidence room");
  await walk.look("an empty evidence room");
  await walk.press("Add to the evidence room");
  await walk.page.getByLabel("Interview").check();
  await walk.page.getByLabel("The document, whom you met").fill("Head of Libraries");
  await walk.page.getByLabel("What was learned? (optional)").fill("Two loops are on order");
  await walk.look("add to the evidence room");
  await walk.press("Add to the evidence room");
  await walk.look("the evidence room");
  await walk.follow("History");
  await walk.look("a challenge's history");
}

async function* walked(browser, build, suite, steps) {
  const { origin, password, stop } = await serveSample(build);
  const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
  const walk = new Walk(page, faults, origin, suite);
  try {
    await walk.signIn(LEAD, password);
    await steps(walk);
  } catch (fault) {
    walk.seen.push({ name: `${suite}: to its end`, problems: [`${page.url()}: ${fault.message}`] });
  } finally {
    await context.close();
    await stop();
  }
  yield* walk.seen;
}

export async function* challenge(browser, build) {
  yield* walked(browser, build, "challenge", async (walk) => {
    await addChallenge(walk);
    await fillTimetable(walk);
    await readPapers(walk, "samples/peer-slides-2026.md", "samples/peer-report-2026.txt");
    await holdTogether(walk);
    await answer(walk, "Comment 1", "Correction", "Libraries lend hearing loops, and six branches");
    await answer(walk, "Comment 3", "Context");
    await answer(walk, "Comment 2", "Promise");
    await promise(walk, "Surveys of bus passengers");
    await toAReturn(walk, "Area for consideration: Apprentices");
    await replyInPrint(walk);
    await evidenceRoom(walk);
  });
}

/// The same with what peers really wrote, whose words stand nowhere here: findings are taken as they come.
export async function* challengeOfTheCorpus(browser, build) {
  const [report, slides] = ["001_", "002_"].map(corpusFile);
  if (!report || !slides) {
    console.log("did not run: ../shared/corpus is not there, and so no real report was walked through a challenge");
    return;
  }
  yield* walked(browser, build, "corpus", async (walk) => {
    await addChallenge(walk);
    await readPapers(walk, slides, report);
    await holdTogether(walk);
    await answer(walk, "Comment 1", "Correction", "What the council would rather read there");
    await answer(walk, "Comment 2", "Context");
    await answer(walk, "Comment 3", "Promise");
    await promise(walk, "Recommendation 3");
    await toAReturn(walk, /Area for consideration: /);
    await replyInPrint(walk);
  });
}
