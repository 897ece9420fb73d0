// The sample council served for a test, and a walk through its pages that looks at each.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditPage, htmlProblems } from "./audit.mjs";
import { NARROW, WIDE } from "./browser.mjs";

/// The sample council, served on a port of its own. `settings` are DUEREGARD_… for it, `prepare(run, passwordFile)` may call
/// commands on the register before it is served.
export async function serveSample(build, { settings = {}, prepare = () => {}, listen = "127.0.0.1:0" } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "dueregard-pages-"));
  const env = { ...process.env, ...settings };
  const program = join(build, "dueregard");
  const database = join(folder, "journey.db");
  execFileSync(program, ["sample", "samples", "--password-to", join(folder, "password"), "--database", database]);
  const run = (...words) => execFileSync(program, [...words, "--database", database], { env, encoding: "utf8" });
  prepare(run, join(folder, "password"));
  const server = spawn(program, ["serve", "--listen", listen, "--database", database], { stdio: ["ignore", "pipe", "pipe"], env });
  let log = "";
  server.stderr.on("data", (lines) => (log += lines));
  const origin = await new Promise((found, failed) => {
    let said = "";
    server.stdout.on("data", (words) => {
      said += words;
      const address = said.match(/http:\/\/[^\s]+/);
      if (address) found(address[0].replace(/\/$/, ""));
    });
    server.on("exit", () => failed(new Error("the server stopped before it listened")));
  });
  /// Answers what it logged.
  const stop = () =>
    new Promise((done) => {
      server.removeAllListeners("exit");
      server.on("exit", () => {
        rmSync(folder, { recursive: true, force: true });
        done(log);
      });
      server.kill("SIGTERM");
    });
  return { origin, password: readFileSync(join(folder, "password"), "utf8").trim(), run, stop };
}

/// What a server's log tells of the people of the sample council: their names, addresses of any kind, and what they wrote, by the
/// words that a test wrote for them.
export function personalIn(log, written = []) {
  const people = readFileSync("samples/council/people.csv", "utf8").trim().split("\n").slice(1);
  const words = people.flatMap((line) => line.split(",").slice(0, 2)).flatMap((word) => [word, encodeURIComponent(word)]);
  const told = [...words, ...written].filter((word) => log.includes(word));
  const addresses = log.match(/\S+@\S+|\b(?!127\.0\.0\.1:)\d+\.\d+\.\d+\.\d+\b/g) ?? [];
  const isSilent = !/event=answered reference=[0-9A-Z]{13} /.test(log);
  return [...told, ...addresses].map((word) => `the log tells ${word}`).concat(isSilent ? ["the log tells nothing"] : []);
}

/// Walks, and looks at each page it comes to. `suite` stands before each name.
export class Walk {
  constructor(page, faults, origin, suite = "journey") {
    Object.assign(this, { page, faults, origin, suite, seen: [] });
  }

  async look(name) {
    const source = await (await this.page.request.get(this.page.url())).text();
    await this.lookAtAnswer(name, await htmlProblems(source));
  }

  /// What a form was answered with, which cannot be asked for a second time.
  async lookAtAnswer(name, problems = []) {
    for (const viewport of [WIDE, NARROW]) {
      await this.page.setViewportSize(viewport);
      const found = await auditPage(this.page, this.faults);
      problems.push(...found.map((problem) => `${viewport.width} px: ${problem}`));
    }
    this.seen.push({ name: `${this.suite}: ${name}`, problems });
  }

  async expect(words, name) {
    const text = await this.page.locator("main").innerText();
    this.seen.push({ name: `${this.suite}: ${name}`, problems: text.includes(words) ? [] : [`“${words}” is not on ${this.page.url()}`] });
  }

  open(path) {
    return this.page.goto(this.origin + path);
  }

  async follow(words) {
    await this.page.getByRole("link", { name: words }).first().click();
  }

  async press(words) {
    await this.page.getByRole("button", { name: words }).first().click();
  }

  async signIn(email, password) {
    await this.open("/sign-in");
    await this.page.getByLabel("Email address").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
}
