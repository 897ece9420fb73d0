// The quarter, from the document to the next report, as the equality lead and an owner live it, without JavaScript: import,
// return, agree, freeze, report. Every page on the way is looked at, wide and narrow.
import { openPage } from "./browser.mjs";
import { personalIn, serveSample, Walk } from "./walk.mjs";

const LEAD = "hannah.tregowan@wexmere.example";
const OWNER = "joyce.amankwah@wexmere.example";

async function importDocument(walk) {
  await walk.open("/imports/add");
  await walk.look("choose a document");
  await walk.press("Read the file");
  await walk.look("no document was chosen");
  await walk.page.getByLabel("Choose a file").setInputFiles("samples/progress-report-2026-27-q2.docx");
  await walk.press("Read the file");
  await walk.look("what was found");
  await walk.expect("Progress report", "the kind is told");
  await walk.press("Look at every row");
  await walk.look("every row beside its source");
}

async function giveReturn(walk) {
  await walk.open("/");
  await walk.look("what an owner owes");
  await walk.page.locator('main a[href^="/returns/"]').first().click();
  await walk.look("the return in one page");
  await walk.press("Submit return");
  await walk.look("a return with nothing said");
  await walk.page.getByLabel("On target").check();
  await walk.page.getByLabel("What happened in this period?").fill("Thirty more people were reached, and all of them were asked what got in their way.");
  await walk.press("Save draft");
  await walk.look("a draft");
  await walk.press("Submit return");
  await walk.look("a submitted return");
  return new URL(walk.page.url()).pathname;
}

async function agreeAndFreeze(walk, path) {
  await walk.open("/");
  await walk.look("what a lead owes");
  await walk.open(path);
  await walk.press("Agree or send back");
  await walk.look("agree or send back");
  await walk.press("Agree this return");
  await walk.look("an agreed return");
  await walk.open("/periods");
  await walk.look("periods");
  await walk.follow("2026/27 Q3");
  await walk.look("who has not reported");
  await walk.press("Close the period");
  await walk.look("a closed period");
  await walk.press("Freeze the period");
  await walk.look("what freezing does");
  await walk.press("Freeze the period");
  await walk.look("a frozen period");
  await walk.expect("Frozen", "the period is frozen");
}

async function lookRound(walk) {
  for (const path of ["/measures", "/measures?status=missed&sort=due", "/measures?q=zzzz", "/measures/add", "/objectives", "/objectives/add", "/status-scale", "/status-scale/change", "/progress", "/checks", "/imports", "/reports", "/account", "/no-such-page"]) {
    await walk.open(path);
    await walk.look(path);
  }
  await walk.open("/measures");
  await walk.follow("WEX3.05");
  await walk.look("a measure with its returns, checks and evidence");
  await walk.open("/reports");
  await walk.follow("2026/27 Q3");
  await walk.look("the report");
  await walk.expect("Thirty more people were reached", "the report holds what the owner said");
}

export async function* journey(browser, build) {
  const { origin, password, stop } = await serveSample(build);
  const walks = [];
  const walkAs = async (email) => {
    const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
    const walk = new Walk(page, faults, origin);
    walk.context = context;
    walks.push(walk);
    if (email) await walk.signIn(email, password);
    return walk;
  };
  try {
    const visitor = await walkAs();
    await visitor.open("/sign-in");
    await visitor.look("sign in");
    const lead = await walkAs(LEAD);
    await importDocument(lead);
    const owner = await walkAs(OWNER);
    const path = await giveReturn(owner);
    await agreeAndFreeze(lead, path);
    await lookRound(lead);
  } catch (fault) {
    walks.at(-1)?.seen.push({ name: "journey: to its end", problems: [`${walks.at(-1).page.url()}: ${fault.message}`] });
  } finally {
    for (const walk of walks) await walk.context.close();
    const problems = personalIn(await stop(), ["Thirty more", "progress-report-2026"]);
    walks.at(-1)?.seen.push({ name: "journey: the log names nobody", problems });
  }
  for (const walk of walks) yield* walk.seen;
}
