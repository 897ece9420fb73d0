// The second step at sign-in: set up with an app, asked for, done by a recovery code, turned off; without JavaScript.
import { createHmac, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPage } from "./browser.mjs";
import { serveSample, Walk } from "./walk.mjs";

const LEAD = "hannah.tregowan@wexmere.example";
const HALF_MINUTE = 30_000;

/// RFC 4648, 6.
function bytesOf(letters) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...letters].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/// An app that has the key: RFC 6238, by other hands than the program's. It waits where its code was given before.
export class App {
  constructor(letters) {
    this.secret = bytesOf(letters.replaceAll(" ", ""));
    this.used = 0;
  }

  async code() {
    const now = () => Math.floor(Date.now() / HALF_MINUTE);
    // One step ahead is taken too.
    while (now() + 1 <= this.used) await new Promise((later) => setTimeout(later, 500));
    this.used = Math.max(now(), this.used + 1);
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.used));
    const mac = createHmac("sha1", this.secret).update(counter).digest();
    const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
  }
}

async function setUp(walk, password) {
  await walk.signIn(LEAD, password);
  await walk.open("/account");
  await walk.follow("Change second step at sign-in");
  await walk.look("no second step yet");
  await walk.press("Set up a second step");
  await walk.look("no password for the second step");
  await walk.page.getByLabel("Password", { exact: true }).fill(password);
  await walk.press("Set up a second step");
  await walk.look("the key for the app");
  const app = new App(await walk.page.locator("code").innerText());
  await walk.press("Turn it on");
  await walk.page.getByLabel("Code", { exact: true }).fill("12345");
  await walk.press("Turn it on");
  await walk.expect("The code is not right", "a wrong code turns nothing on");
  await walk.page.getByLabel("Code", { exact: true }).fill(await app.code());
  await walk.press("Turn it on");
  await walk.lookAtAnswer("recovery codes, shown once");
  const codes = await walk.page.locator("code").allInnerTexts();
  await walk.press("I have kept them");
  await walk.look("the second step is on");
  await walk.press("Sign out");
  return { app, codes };
}

async function comeIn(walk, password, app) {
  await walk.open("/sign-in?return_to=%2Fmeasures");
  await walk.page.getByLabel("Email address").fill(LEAD);
  await walk.page.getByLabel("Password", { exact: true }).fill(password);
  await walk.press("Sign in");
  await walk.look("the code is asked for");
  await walk.press("Continue");
  await walk.expect("Enter the code that your app shows", "a missing code is named");
  const code = await app.code();
  // As it is pasted from an app that shows it in groups.
  await walk.page.getByLabel("Code", { exact: true }).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await walk.press("Continue");
  await walk.page.waitForURL("**/measures");
  await walk.press("Sign out");
}

async function comeInOnPaper(walk, password, codes) {
  await walk.signIn(LEAD, password);
  await walk.follow("I cannot use my app");
  await walk.look("a recovery code is asked for");
  await walk.page.getByLabel("Recovery code").fill("zzzzz-zzzzz");
  await walk.press("Continue");
  await walk.expect("The recovery code is not right", "a wrong recovery code lets nobody in");
  await walk.page.getByLabel("Recovery code").fill(codes[0].toUpperCase());
  await walk.press("Continue");
  await walk.open("/account/second-step");
  await walk.expect("9 left", "a recovery code works once");
}

async function turnOff(walk, password, codes) {
  await walk.follow("Make new ones");
  await walk.look("new recovery codes");
  await walk.open("/account/second-step");
  await walk.follow("Turn off");
  await walk.look("turning it off");
  await walk.press("Turn it off");
  await walk.expect("Enter a code from your app, or a recovery code", "turning it off needs a code");
  await walk.page.getByLabel("Password", { exact: true }).fill(password);
  await walk.page.getByLabel("Code", { exact: true }).fill(codes[1]);
  await walk.press("Turn it off");
  await walk.expect("The second step is off", "it is off");
  await walk.open("/sign-in/code");
  walk.seen.push({
    name: "second step: who is signed in is asked for no code",
    problems: new URL(walk.page.url()).pathname === "/" ? [] : [`asked at ${walk.page.url()}`],
  });
}

export async function* secondStep(browser, build) {
  const folder = mkdtempSync(join(tmpdir(), "dueregard-second-step-"));
  writeFileSync(join(folder, "key"), randomBytes(32).toString("hex"));
  const { origin, password, stop } = await serveSample(build, { settings: { DUEREGARD_SEAL_KEY_FILE: join(folder, "key") } });
  const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
  const walk = new Walk(page, faults, origin, "second step");
  try {
    const { app, codes } = await setUp(walk, password);
    await comeIn(walk, password, app);
    await comeInOnPaper(walk, password, codes);
    await turnOff(walk, password, codes);
  } catch (fault) {
    walk.seen.push({ name: "second step: to its end", problems: [`${page.url()}: ${fault.message}`] });
  } finally {
    await context.close();
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
  yield* walk.seen;
}
