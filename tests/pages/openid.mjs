// Signing in at a council's own sign-in service, a real one, without JavaScript: there and back, roles by groups, signing
// out there too, and everything that must not let anybody in.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MISCHIEFS, startSignInService, TROUBLES, UNKNOWN_KEY } from "../support/sign_in_service.mjs";
import { openPage } from "./browser.mjs";
import { serveSample, Walk } from "./walk.mjs";

const LEAD = "hannah.tregowan@wexmere.example";
const SECRET = "a secret for tests, 100% &+ odd";

export async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

const ACCOUNTS = {
  lead: { name: "Hannah Tregowan", email: LEAD, email_verified: true, groups: ["Staff"] },
  newcomer: { name: "Bo Lind", email: "bo.lind@wexmere.example", email_verified: true, groups: ["Equality team"] },
  unverified: { name: "Eve", email: "joyce.amankwah@wexmere.example", email_verified: false, groups: ["Staff"] },
  stranger: { name: "Cy Hart", email: "cy.hart@elsewhere.example", email_verified: true, groups: [] },
};

/// One browser of its own; `signIn(account)` presses the button and comes back.
async function visitor(browser, origin, service) {
  const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
  const walk = new Walk(page, faults, origin, "openid");
  walk.close = () => context.close();
  walk.context = context;
  walk.comeAs = async (account, mischief = null) => {
    Object.assign(service.next, { account, mischief });
    await walk.open("/sign-in?return_to=%2Fmeasures");
    await walk.press("Sign in with Wexmere");
  };
  walk.check = (name, holds) => walk.seen.push({ name: `openid: ${name}`, problems: holds ? [] : [`${page.url()}: ${name}`] });
  walk.hasSession = async () => (await context.cookies()).some(({ name }) => name === "session");
  walk.text = () => page.locator("main").innerText();
  return walk;
}

async function thereAndBack(walk, service) {
  await walk.comeAs("lead");
  walk.check("who comes back is where they wanted to be", new URL(walk.page.url()).pathname === "/measures");
  walk.check("who comes back is signed in", await walk.hasSession());
  await walk.open("/account");
  await walk.expect("Hannah Tregowan", "the person is known by their address");
  await walk.open("/account/session");
  await walk.expect("Sign in again with Wexmere", "staying longer leads to the sign-in service");
  await walk.look("staying longer by the sign-in service");
  await walk.press("Sign out");
  await walk.page.waitForURL(`${service.issuer}/**`);
  await walk.press("Sign out there");
  await walk.page.waitForURL("**/sign-in?signed_out=yes");
  walk.check("signing out here and there leads back", !(await walk.hasSession()));
}

async function whoIsMeant(walk) {
  await walk.comeAs("newcomer");
  await walk.open("/account");
  await walk.expect("Equality lead", "a group gives its role to a newcomer");
  await walk.context.clearCookies();
  for (const account of ["stranger", "unverified"]) {
    await walk.comeAs(account);
    walk.check(`no account for ${account}`, (await walk.text()).includes("You have no account here") && !(await walk.hasSession()));
    await walk.context.clearCookies();
  }
}

async function mischief(walk) {
  for (const one of MISCHIEFS) {
    await walk.context.clearCookies();
    await walk.comeAs("lead", one);
    walk.check(`${one} lets nobody in`, (await walk.page.title()).includes("not") && !(await walk.hasSession()));
  }
}

/// It is not the visitor who did something wrong, and later it may work.
async function trouble(walk) {
  for (const one of TROUBLES) {
    await walk.context.clearCookies();
    const answered = walk.page.waitForResponse((response) => response.url().includes("/sign-in/openid/return"));
    await walk.comeAs("lead", one);
    walk.check(`${one} is answered 503`, (await answered).status() === 503 && !(await walk.hasSession()));
  }
}

/// The address of the way back, once used, is of no use again, nor in another browser.
async function replay(walk, other) {
  await walk.context.clearCookies();
  let back = "";
  walk.page.on("request", (request) => {
    if (request.url().includes("/sign-in/openid/return")) back = request.url();
  });
  await walk.comeAs("lead");
  await walk.context.clearCookies({ name: "session" });
  await walk.page.goto(back);
  walk.check("a replayed state lets nobody in", (await walk.text()).includes("Sign in again") && !(await walk.hasSession()));
  await other.page.goto(back);
  walk.check("another’s way back lets nobody in", (await other.text()).includes("Sign in again") && !(await other.hasSession()));
  await other.open("/sign-in/openid/return?state=nonsense&code=nonsense");
  await other.look("nobody is signed in");
}

/// The victim's way back, caught before they took it.
async function caughtOnItsWay(victim, service) {
  Object.assign(service.next, { account: "lead", mischief: null });
  await victim.context.clearCookies();
  let address = `${victim.origin}/sign-in/openid`;
  while (!address.startsWith(`${victim.origin}/sign-in/openid/return`)) {
    const answer = await victim.context.request.get(address, { maxRedirects: 0 });
    if (!answer.headers().location) throw new Error(`${address} leads nowhere`);
    address = new URL(answer.headers().location, address).href;
  }
  return address;
}

/// A code that was caught is of no use to a browser that did not ask for it, be it in the middle of asking itself.
async function stolenCode(thief, victim, service) {
  const caught = await caughtOnItsWay(victim, service);
  await thief.context.request.get(`${thief.origin}/sign-in/openid`, { maxRedirects: 0 });
  await thief.page.goto(caught);
  thief.check("a caught code lets no other browser in", !(await thief.hasSession()));
  await thief.context.clearCookies();
}

/// The service changes its key: it is fetched anew, and yet made-up keys do not make us ask again and again.
async function rotation(walk, service) {
  const before = service.counts.keys;
  await service.rotate();
  await walk.context.clearCookies();
  await walk.comeAs("lead");
  walk.check("a new key lets people in", await walk.hasSession());
  walk.check("a new key is fetched once", service.counts.keys === before + 1);
  for (let i = 0; i < 2; i += 1) {
    await walk.context.clearCookies();
    await walk.comeAs("lead", UNKNOWN_KEY);
    walk.check(`${UNKNOWN_KEY} lets nobody in`, !(await walk.hasSession()));
  }
  walk.check("made-up keys do not make us ask again", service.counts.keys === before + 1);
}

export async function* openid(browser, build) {
  const folder = mkdtempSync(join(tmpdir(), "dueregard-openid-"));
  writeFileSync(join(folder, "secret"), SECRET);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const service = await startSignInService({ origin, secret: SECRET, accounts: ACCOUNTS });
  const settings = {
    DUEREGARD_SITE: origin,
    DUEREGARD_OPENID_ISSUER: service.issuer,
    DUEREGARD_OPENID_CLIENT: service.client,
    DUEREGARD_OPENID_SECRET_FILE: join(folder, "secret"),
    DUEREGARD_OPENID_NAME: "Wexmere",
    DUEREGARD_OPENID_ROLES: "Equality team=equality_lead;Staff=measure_owner",
  };
  const { stop } = await serveSample(build, { settings, listen: `127.0.0.1:${port}` });
  const walk = await visitor(browser, origin, service);
  const other = await visitor(browser, origin, service);
  try {
    await walk.open("/sign-in");
    await walk.look("sign in with a service or a password");
    await thereAndBack(walk, service);
    await whoIsMeant(walk);
    await mischief(walk);
    await trouble(walk);
    await replay(walk, other);
    await stolenCode(other, walk, service);
    walk.check("keys are asked for once an hour", service.counts.keys === 1);
    await rotation(walk, service);
  } catch (fault) {
    walk.seen.push({ name: "openid: to its end", problems: [`${walk.page.url()}: ${fault.message}`] });
  } finally {
    await walk.close();
    await other.close();
    await stop();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  yield* walk.seen;
  yield* other.seen;
}
