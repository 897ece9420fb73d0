// Somebody types markup, scripts, formulas and addresses that are scripts into every field of every form, into what no field
// offers, into addresses, files and their names; then every page is looked at for what came through. Pages are found from the
// router's own table and the links between them, so a new page is looked at without being named here, and one that is not
// reached fails.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSignInService } from "../support/sign_in_service.mjs";
import { openPage } from "./browser.mjs";
import { Explorer } from "./hostile_explorer.mjs";
import { beginSecondStep, bringMaterial, bringRecords, startMail, turnOnSecondStep } from "./hostile_material.mjs";
import { MARK, MARKUP, SHORT, routes } from "./hostile_pages.mjs";
import { freePort } from "./openid.mjs";
import { personalIn, serveSample, Walk } from "./walk.mjs";

const MALLORY = "mallory@wexmere.example";
const ANALYST = "ana@wexmere.example";
const LEAD = "hannah.tregowan@wexmere.example";
const HALF_WAY = "nadia.farouk@wexmere.example";
const WITH_SECOND_STEP = { name: "Joyce Amankwah", email: "joyce.amankwah@wexmere.example" };
const REFUSED_BY_MAIL = "nobody.here@wexmere.example";
/// Who the sign-in service says somebody is.
const FROM_ELSEWHERE = { name: `Eve ${MARKUP}`, email: "eve.marsh@wexmere.example", email_verified: true, groups: [`Staff ${SHORT}`] };
const FOR_STRANGERS = /^\/(sign-in|password-reset|new-password)/;

/// A page of its own, of somebody who signs in with a password.
async function visitor(browser, origin, email, password) {
  const opened = await openPage(browser);
  const walk = new Walk(opened.page, opened.faults, origin, "hostile");
  await walk.signIn(email, password);
  return { ...opened, walk };
}

/// Signed in on other browsers too.
async function signedInElsewhere(browser, origin, email, password) {
  for (let i = 0; i < 3; ++i) await (await visitor(browser, origin, email, password)).context.close();
}

/// Two rounds are enough for what few pages hold.
async function walkFew(explorer) {
  for (let round = 0; round < 2; ++round) {
    await explorer.explore(2);
    await explorer.sendAll();
  }
  await explorer.show();
  await explorer.ask();
}

/// What an administrator finds, types and finds again.
async function walkAll(explorer) {
  await explorer.upload();
  for (const most of [2, 2, 1]) {
    await explorer.explore(most);
    await explorer.sendAll();
  }
  await explorer.explore(2);
  await explorer.show();
  await explorer.ask();
}

/// Somebody whose password was right and whose code is still to come is as good as anybody.
async function walkAsStranger(browser, origin, password, link) {
  const joyce = await visitor(browser, origin, WITH_SECOND_STEP.email, password);
  await turnOnSecondStep(joyce.walk, password);
  await joyce.context.close();
  const opened = await visitor(browser, origin, WITH_SECOND_STEP.email, password);
  const stranger = new Explorer(opened, origin, { wanted: FOR_STRANGERS, brought: ["/sign-in/code", "/sign-in/recovery-code", link] });
  await walkFew(stranger);
  await opened.context.close();
  return stranger;
}

/// Somebody whose name at the sign-in service is hostile.
async function walkFromElsewhere(browser, origin, service) {
  const opened = await openPage(browser);
  const eve = new Explorer(opened, origin, { wanted: /^\/(sign-in\/openid|account$)/, neighbour: service.issuer });
  Object.assign(service.next, { account: "eve" });
  await opened.page.goto(`${origin}/sign-in/openid?return_to=%2Faccount`);
  await opened.page.waitForURL(`${origin}/account`);
  await eve.look();
  await opened.context.close();
  return eve;
}

/// The second step begun, and then not; sessions elsewhere, and the end of one's own.
async function walkAccounts(browser, origin, password) {
  const nadia = await visitor(browser, origin, HALF_WAY, password);
  await beginSecondStep(nadia.walk, password);
  const halfWay = new Explorer(nadia, origin, { wanted: /^\/account\/second-step/ });
  await walkFew(halfWay);
  await nadia.context.close();
  await signedInElsewhere(browser, origin, LEAD, password);
  const hannah = await visitor(browser, origin, LEAD, password);
  const lead = new Explorer(hannah, origin, { wanted: /^\/(account|sign-out)/ });
  await walkFew(lead);
  await lead.sendLast();
  await hannah.context.close();
  return [halfWay, lead];
}

async function walkAsAdministrator(browser, origin, password) {
  const opened = await visitor(browser, origin, MALLORY, password);
  await turnOnSecondStep(opened.walk, password);
  const brought = await bringMaterial(opened.walk, WITH_SECOND_STEP.name);
  const mallory = new Explorer(opened, origin, { self: MALLORY, brought });
  try {
    await walkAll(mallory);
  } catch (fault) {
    mallory.problems.push(`${opened.page.url()}: ${fault.message}`);
  }
  await opened.context.close();
  return mallory;
}

/// Records about people are for analysts alone.
async function walkAsAnalyst(browser, origin, password) {
  const opened = await visitor(browser, origin, ANALYST, password);
  const brought = await bringRecords(opened.walk);
  const analyst = new Explorer(opened, origin, { wanted: /^\/(monitoring|reports\/workforce)/, brought });
  await walkFew(analyst);
  await opened.context.close();
  return analyst;
}

function told(who, explorers) {
  const problems = [...new Set(explorers.flatMap((explorer) => explorer.problems))];
  return { name: `hostile: what ${who} types stays text, and every answer protects itself`, problems };
}

/// A route that the walk never came to would go unlooked at in silence.
function* toldOfReach(explorers) {
  const reached = new Set(explorers.flatMap((explorer) => [...explorer.reached.keys()]));
  const sent = new Map();
  for (const [path, isTaken] of explorers.flatMap((explorer) => [...explorer.sent])) sent.set(path, isTaken || sent.get(path) === true);
  const all = routes();
  const missed = (method, seen) => all.filter((route) => route.method === method && !seen.has(route.path)).map(({ path }) => path);
  const forms = new Map(explorers.flatMap((explorer) => [...explorer.forms]));
  const fields = new Set([...forms.values()].flatMap(({ pattern, names }) => names.map((name) => `${pattern} ${name}`)));
  console.log(`hostile: ${reached.size + sent.size} of ${all.length} routes were walked: ${reached.size} pages and files; ${sent.size} acts by ${forms.size} forms with ${fields.size} fields`);
  yield { name: "hostile: every page was looked at", problems: missed("GET", reached).map((path) => `nothing leads to ${path}`) };
  yield { name: "hostile: every form was sent", problems: missed("POST", sent).map((path) => `no page has a form for ${path}`) };
  // Some want another person, or more than a walk can guess; but what is refused is kept nowhere, and proves little.
  const refusals = new Map(explorers.flatMap((explorer) => [...explorer.refusals]));
  const refused = [...sent].filter(([, isTaken]) => !isTaken).map(([path]) => `the form for ${path} was refused each time: ${refusals.get(path)?.join(" ").replaceAll("\n", " ")}`);
  yield { name: "hostile: nine forms of ten were taken in the end", problems: refused.length * 10 > sent.size ? refused : [] };
}

/// The sample council with a key for the second step, a mail server and a sign-in service, and with people whose names are hostile.
async function serveAll(build) {
  const folder = mkdtempSync(join(tmpdir(), "dueregard-hostile-"));
  const [key, secret] = ["key", "secret"].map((name) => join(folder, name));
  writeFileSync(key, randomBytes(32).toString("hex"));
  writeFileSync(secret, "a secret for tests");
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const mail = await startMail(REFUSED_BY_MAIL);
  const service = await startSignInService({ origin: site, secret: "a secret for tests", accounts: { eve: FROM_ELSEWHERE } });
  const byOpenId = { DUEREGARD_OPENID_ISSUER: service.issuer, DUEREGARD_OPENID_CLIENT: service.client, DUEREGARD_OPENID_SECRET_FILE: secret, DUEREGARD_OPENID_NAME: `Wexmere ${SHORT}`, DUEREGARD_OPENID_ROLES: `Staff ${SHORT}=measure_owner` };
  const settings = { ...mail.settings, ...byOpenId, DUEREGARD_SITE: site, DUEREGARD_SEAL_KEY_FILE: key };
  const prepare = (run, password) => {
    const addAs = (role, name, email, ...words) => run("person", "add", "--role", role, "--name", `${name} ${SHORT}`, "--email", email, ...words);
    const add = (...words) => addAs("administrator", ...words);
    addAs("analyst", "Ana", ANALYST, "--password-from", password);
    add("Mallory", MALLORY, "--role", "analyst", "--password-from", password);
    add("Newcomer", "newcomer@wexmere.example", "--invite");
    add("Nobody", REFUSED_BY_MAIL, "--invite");
  };
  const { origin, password, stop } = await serveSample(build, { prepare, settings, listen: `127.0.0.1:${port}` });
  /// Answers what was logged.
  const stopAll = async () => {
    const log = await stop();
    await mail.stop();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
    return log;
  };
  return { origin, password, mail, service, stop: stopAll };
}

/// Mail is plain text alone, and names nobody but in its address; what a period is called may stand in it.
function faultsOfMail(text) {
  const head = text.slice(0, text.indexOf("\r\n\r\n"));
  const isPlain = /^content-type: text\/plain\b/im.test(head);
  const named = ["Mallory", "Newcomer", "Nobody", "Eve "].filter((name) => text.includes(name));
  return [...(isPlain ? [] : ["a mail is not plain text"]), ...(head.includes(MARK) ? ["markup is in a mail's head"] : []), ...named.map((name) => `a mail names ${name}`)];
}

export async function* hostile(browser, build) {
  const { origin, password, mail, service, stop } = await serveAll(build);
  const explorers = [];
  const faults = [];
  let log = "";
  try {
    explorers.push(await walkAsStranger(browser, origin, password, await mail.link()));
    explorers.push(await walkFromElsewhere(browser, origin, service));
    explorers.push(...(await walkAccounts(browser, origin, password)));
    explorers.push(await walkAsAnalyst(browser, origin, password));
    explorers.push(await walkAsAdministrator(browser, origin, password));
  } catch (fault) {
    faults.push(fault.stack);
  } finally {
    log = await stop();
  }
  const [stranger, ...insiders] = explorers;
  yield { name: "hostile: to its end", problems: faults };
  yield told("a stranger", stranger ? [stranger] : []);
  yield told("somebody who is signed in", insiders);
  yield* toldOfReach(explorers);
  yield { name: "hostile: mail is plain text and names nobody", problems: mail.taken.flatMap(faultsOfMail) };
  yield { name: "hostile: the log names nobody and holds nothing of what was typed", problems: personalIn(log, [MARK, "hostile", "Mallory", "Plain words"]) };
}
