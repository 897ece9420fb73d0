// An administrator adds a person, gives them a role for a time, arranges the service areas, names a stand-in, reads the history, ends
// their access, and erases them; without JavaScript, each page looked at wide and narrow.
import { openPage } from "./browser.mjs";
import { personalIn, serveSample, Walk } from "./walk.mjs";

const ADMINISTRATOR = "bronagh.teale@wexmere.example";
const SCRUTINY = "pat.ferris@wexmere.example";

async function addPerson(walk) {
  await walk.open("/people");
  await walk.look("people");
  await walk.press("Add a person");
  await walk.look("add a person");
  await walk.press("Add this person");
  await walk.look("a person with nothing said");
  await walk.page.getByLabel("Name").fill("Pat Ferris");
  await walk.page.getByLabel("Email address").fill(SCRUTINY);
  await walk.page.getByLabel("Role", { exact: true }).selectOption("Scrutiny");
  await walk.press("Add this person");
  await walk.look("a person without a password");
  await walk.expect("Has set no password yet", "the account is told");
}

async function giveRole(walk) {
  await walk.press("Give this role");
  await walk.look("no role was chosen");
  await walk.expect("Choose a role", "the fault is told");
  await walk.page.getByLabel("Role", { exact: true }).selectOption("Analyst");
  const until = walk.page.getByRole("group", { name: "Last day (optional)" });
  await until.getByLabel("Day").fill("31");
  await until.getByLabel("Month").fill("3");
  await until.getByLabel("Year").fill("2031");
  await walk.press("Give this role");
  await walk.look("two roles");
  await walk.expect("Analyst, to 31 March 2031", "the role says when it ends");
}

async function arrangeServiceAreas(walk) {
  await walk.open("/people");
  await walk.follow("Service areas");
  await walk.look("service areas");
  await walk.press("Add a service area");
  await walk.press("Add this service area");
  await walk.look("a service area without a name");
  await walk.page.getByLabel("Name").fill("Ferry landings");
  await walk.press("Add this service area");
  await walk.expect("The service area is added", "the service area is added");
  await walk.follow("Ferry landings");
  await walk.page.getByLabel("Stands below").selectOption({ index: 1 });
  await walk.press("Save changes");
  await walk.look("a service area below another");
  await walk.page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  await walk.expect("Service area: Move", "its history tells the move");
  await walk.follow("End this service area");
  await walk.look("end a service area");
  await walk.press("End this service area");
  await walk.look("one service area less");
  await walk.page.locator("tbody a").first().click();
  await walk.follow("End this service area");
  await walk.look("a service area in use");
}

async function nameStandIn(walk) {
  await walk.open("/people");
  await walk.follow("Pat Ferris");
  await walk.follow("Who stands in for them");
  await walk.look("while somebody is away");
  await walk.press("Name this person");
  await walk.look("a stand-in without a name and a day");
  await walk.page.getByLabel("Who stands in").selectOption({ index: 1 });
  const until = walk.page.getByRole("group", { name: "Last day" });
  await until.getByLabel("Day").fill("31");
  await until.getByLabel("Month").fill("3");
  await until.getByLabel("Year").fill("2031");
  await walk.press("Name this person");
  await walk.look("a stand-in");
  await walk.expect("The stand-in is named", "the stand-in is named");
  await walk.press("End");
  await walk.expect("Nobody is named", "the standing in has ended");
  await walk.open("/account/delegations");
  await walk.look("while you are away");
}

async function readHistory(walk) {
  await walk.open("/history");
  await walk.look("the history");
  await walk.page.getByLabel("Search").fill("pat.ferris");
  await walk.press("Apply filters");
  await walk.look("the history, searched");
  await walk.expect("Person: Add", "the act is found");
  await walk.open("/history?search=zzzz");
  await walk.look("nothing in the history");
}

async function endAccess(walk) {
  await walk.open("/people");
  await walk.follow("Pat Ferris");
  await walk.follow("Change");
  await walk.page.getByLabel("Name").fill("Pat Ferris-Hale");
  await walk.look("change a person");
  await walk.press("Save changes");
  await walk.expect("Your changes are saved", "a person is changed");
  await walk.press("End the role");
  await walk.look("one role less");
  await walk.follow("End their access");
  await walk.look("end somebody's access");
  await walk.press("End their access");
  await walk.look("somebody who left");
  await walk.follow("What is held on them");
  await walk.look("what is held on somebody");
  await walk.open("/people");
  await walk.follow("Pat Ferris-Hale");
  await walk.follow("Erase what is held on them");
  await walk.press("Continue");
  await walk.look("erase somebody without a reason");
  await walk.page.getByLabel("Why are they erased?").fill("They asked for it");
  await walk.press("Continue");
  await walk.look("erase for good");
  await walk.press("Erase for good");
  await walk.look("people without the one who was erased");
  await walk.expect("They are erased", "somebody is erased");
  await walk.open("/account/my-data");
  await walk.look("what is held on you");
  await walk.open("/rights");
  await walk.look("who may do what");
}

export async function* people(browser, build) {
  const { origin, password, stop } = await serveSample(build);
  const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
  const walk = new Walk(page, faults, origin, "people");
  try {
    await walk.signIn(ADMINISTRATOR, password);
    await addPerson(walk);
    await giveRole(walk);
    await arrangeServiceAreas(walk);
    await nameStandIn(walk);
    await readHistory(walk);
    await endAccess(walk);
  } catch (fault) {
    walk.seen.push({ name: "people: to its end", problems: [`${page.url()}: ${fault.message}`] });
  } finally {
    await context.close();
    walk.seen.push({ name: "people: the log names nobody", problems: personalIn(await stop(), ["Pat", "Ferris"]) });
  }
  yield* walk.seen;
}
