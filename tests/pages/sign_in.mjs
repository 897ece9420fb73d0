// Coming in: an invitation by mail, a forgotten password, the account page, without JavaScript. A real mail server takes
// the mail.
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificateIn, startMailServer } from "../support/mail_server.mjs";
import { openPage } from "./browser.mjs";
import { personalIn, serveSample, Walk } from "./walk.mjs";

// In the clear: with an https address cookies are for TLS alone, and this browser comes without.
const SITE = "http://dueregard.wexmere.example";
const NEWCOMER = "bo.lind@wexmere.example";
const PASSWORD = "three unlinked words";

/// Mail that comes of a page is sent within a minute; an invitation stands there when the server starts.
const WITHIN_A_MINUTE = 80_000;

/// A mail server and what it took; `mail()` waits for the next.
async function startMail() {
  const folder = mkdtempSync(join(tmpdir(), "dueregard-mail-"));
  const certificate = certificateIn(folder);
  const taken = [];
  let wake = () => {};
  const server = await startMailServer({
    mode: "starttls",
    certificate,
    onMail: (mail) => {
      taken.push(mail);
      wake();
    },
  });
  const mail = async (patience = 20_000) => {
    if (taken.length === 0) {
      const late = new Promise((_, failed) => setTimeout(() => failed(new Error("no mail came")), patience).unref());
      await Promise.race([new Promise((come) => (wake = come)), late]);
    }
    return taken.shift();
  };
  const settings = {
    DUEREGARD_SITE: SITE,
    DUEREGARD_MAIL_HOST: "localhost",
    DUEREGARD_MAIL_PORT: String(server.port),
    DUEREGARD_MAIL_FROM: "Due Regard <no-reply@wexmere.example>",
    DUEREGARD_MAIL_AUTHORITIES: certificate.path,
  };
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { mail, settings, stop };
}

/// The path of the link in a mail, as its reader's program shows it: at the address that was set, and not at the one that a
/// browser said it asks.
function linkIn(mail) {
  const text = mail.text.replaceAll("=\r\n", "");
  return text.match(/(https?:\/\/\S+)(\/new-password\/[\w-]+)/)?.slice(1).reduce((site, path) => (site === SITE ? path : "/a-link-elsewhere")) ?? "/no-link-in-the-mail";
}

async function forget(walk) {
  await walk.open("/sign-in");
  await walk.follow("Forgotten your password?");
  await walk.look("forgotten password");
  await walk.press("Email me a link");
  await walk.look("forgotten password without an address");
  await walk.page.getByLabel("Email address").fill("nobody@wexmere.example");
  await walk.press("Email me a link");
  await walk.look("check your email");
  await walk.expect("If you have an account", "the answer tells nothing of the account");
  await walk.open("/new-password/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  await walk.look("a link that no longer works");
}

/// Sent by hand, since no browser says that it asks another host than it does.
function askAs(host, url, { cookie = "", form = null } = {}) {
  const body = form ? new URLSearchParams(form).toString() : "";
  const headers = { Host: host, "X-Forwarded-Host": host, Forwarded: `host=${host}`, Cookie: cookie, ...(form ? { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length } : {}) };
  return new Promise((answered, failed) => {
    const asked = request(url, { method: form ? "POST" : "GET", headers }, (response) => {
      let text = "";
      response.on("data", (part) => (text += part));
      response.on("end", () => answered({ status: response.statusCode, text, cookie: (response.headers["set-cookie"] ?? []).map((one) => one.split(";")[0]).join("; "), location: response.headers.location ?? "" }));
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

/// Somebody asks for another's link and says that the site is theirs.
async function forgeHost(walk, mail) {
  const host = "evil.example";
  const page = await askAs(host, `${walk.origin}/password-reset`);
  const token = page.text.match(/name="csrf_token" value="([^"]+)"/)?.[1];
  const asked = await askAs(host, `${walk.origin}/password-reset`, { cookie: page.cookie, form: { csrf_token: token, email: NEWCOMER } });
  const problems = asked.status === 303 ? [] : [`the reset was answered ${asked.status}`];
  if (page.text.includes(host) || asked.location.includes(host)) problems.push("the forged host came back");
  let taken = await mail(WITHIN_A_MINUTE);
  while (!/^Subject: Set a new password/m.test(taken.text)) taken = await mail(WITHIN_A_MINUTE);
  if (taken.text.includes(host)) problems.push("the forged host is in the mail");
  if (!/^\/new-password\//.test(linkIn(taken))) problems.push("the mail has no link to the address that was set");
  walk.seen.push({ name: "sign in: a forged host is not what the mail's link leads to", problems });
}

/// As a spreadsheet does: no cookie, and none comes back.
async function useToken(walk, token) {
  const ask = (path, given) => fetch(walk.origin + path, { headers: { Authorization: `Bearer ${given}` }, redirect: "manual" });
  const [file, page, wrong] = await Promise.all([ask("/measures.csv", token), ask("/measures", token), ask("/measures.csv", "dueregard_wrong")]);
  const problems = [];
  if (file.status !== 200 || !(await file.text()).includes("WEX1.01")) problems.push(`the file was answered ${file.status}`);
  if (file.headers.has("set-cookie")) problems.push("a token got a cookie");
  if (page.status !== 403) problems.push(`a page was answered ${page.status}`);
  if (wrong.status !== 401) problems.push(`a wrong token was answered ${wrong.status}`);
  walk.seen.push({ name: "sign in: a token opens a file and no page", problems });
}

async function comeIn(walk, link) {
  await walk.open(link);
  await walk.look("a first password");
  await walk.press("Set password");
  await walk.look("a first password not given");
  await walk.page.getByLabel("New password", { exact: true }).fill(PASSWORD);
  await walk.press("Set password");
  await walk.look("the password is set");
  await walk.expect("Your password is set", "the password is set");
  await walk.signIn(NEWCOMER, PASSWORD);
  await walk.open("/mail");
  await walk.look("mail that was not sent");
  await walk.open("/account");
  await walk.look("one's account");
  await walk.open("/account/tokens");
  await walk.look("no token yet");
  await walk.press("Make token");
  await walk.look("a token of nothing");
  await walk.page.getByLabel("What is it for?").fill("The performance team’s spreadsheet");
  await walk.page.getByLabel("Read only").check();
  await walk.page.getByLabel("30 days").check();
  await walk.press("Make token");
  await walk.look("a new token");
  await useToken(walk, await walk.page.locator("code").innerText());
  await walk.press("I have copied it");
  await walk.look("tokens that work");
  await walk.open("/account/session");
  await walk.look("how long one stays signed in");
  await walk.press("Stay signed in");
  await walk.look("staying without a password");
  await walk.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await walk.press("Stay signed in");
  await walk.expect("Your account", "one stays signed in");
  await walk.open("/account/password");
  await walk.look("change one's password");
}

/// With JavaScript the page warns before the idle hour is over, and a button begins it anew.
async function beWarned(browser, origin) {
  const { context, page, faults } = await openPage(browser);
  const walk = new Walk(page, faults, origin, "sign in");
  await page.clock.install();
  await walk.signIn(NEWCOMER, PASSWORD);
  await walk.open("/account");
  await page.clock.fastForward("54:50");
  const early = await page.getByRole("alert").count();
  await page.clock.fastForward("00:20");
  walk.seen.push({ name: "sign in: no warning too early", problems: early === 0 ? [] : ["warned too early"] });
  await walk.expect("You will be signed out in 5 minutes", "a warning before the hour is over");
  await walk.look("a warning before the hour is over");
  await walk.press("Stay signed in");
  await page.getByRole("alert").waitFor({ state: "detached" });
  await page.clock.fastForward("55:10");
  await page.clock.fastForward("05:10");
  await walk.expect("You are signed out. Copy what you have typed", "what is typed is not lost in silence");
  await context.close();
  return walk.seen;
}

export async function* signIn(browser, build) {
  const { mail, settings, stop: stopMail } = await startMail();
  const invite = (run) => run("person", "add", "--name", "Bo Lind", "--email", NEWCOMER, "--role", "administrator", "--invite");
  const { origin, stop } = await serveSample(build, { settings, prepare: invite });
  const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
  const walk = new Walk(page, faults, origin, "sign in");
  try {
    const invitation = await mail();
    await forget(walk);
    await comeIn(walk, linkIn(invitation));
    await forgeHost(walk, mail);
    walk.seen.push(...(await beWarned(browser, origin)));
  } catch (fault) {
    walk.seen.push({ name: "sign in: to its end", problems: [`${page.url()}: ${fault.message}`] });
  } finally {
    await context.close();
    walk.seen.push({ name: "sign in: the log names nobody", problems: personalIn(await stop(), ["Bo Lind", NEWCOMER]) });
    await stopMail();
  }
  yield* walk.seen;
}
