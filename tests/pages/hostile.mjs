// Somebody types markup, scripts, formulas and addresses that are scripts into every field of every form, into what no field
// offers, into addresses, files and their names; then every page is looked at for what came through. Pages are found from the
// router's own table and the links between them, so a new page is looked at without being named here.
import { openPage } from "./browser.mjs";
import { LINK, MARK, MARKUP, SHORT, faultsOfHeaders, formulasIn, hostileFiles, lookAt, routes } from "./hostile_pages.mjs";
import { personalIn, serveSample } from "./walk.mjs";

const MALLORY = "mallory@wexmere.example";
const PASSWORD = "three unlinked words";
const MAIL_TO_NOWHERE = { DUEREGARD_SITE: "http://dueregard.wexmere.example", DUEREGARD_MAIL_HOST: "127.0.0.1", DUEREGARD_MAIL_PORT: "9", DUEREGARD_MAIL_TLS: "none", DUEREGARD_MAIL_FROM: "no-reply@wexmere.example" };
/// They would end the visit, or stand behind a mail: its link, or two days of trying to send it.
const LEFT_OUT = [/^\/sign-out$/, /^\/account\/(sessions\/.*|other-sessions)\/ending$/, /^\/new-password\//, /^\/mail\/[^/]+\/sending$/];
/// What this walk brings no material for: a key for the second step, a peers' paper with responses, a finding that a measure answers,
/// somebody who left. The suites `secondStep`, `challenge` and `people` walk through these; here they are told as not walked.
const WANTS_MORE = [/second-step/, /^\/sign-in\/(code|recovery-code)$/, /^\/people\/[^/]+\/erasure$/, /^\/challenge-papers\//, /^\/challenges\/[^/]+\/(slides-and-report|handing-over|timetable\/[^/]+\/removal)/, /^\/responses\//, /^\/remedies\//, /^\/findings\/[^/]+\/concerns$/];
/// Done after everything else, because afterwards there is less to type into.
const LATE = /\/(withdrawal|freezing|acts|ending|leaving|undoing|discarding|acceptance|agreement)$/;

/// Types into the form `index` and sends it. `plain` names the fields that were refused so far, and how often. Runs in the
/// browser.
function fill({ index, plain, markup, short, link, mark, number }) {
  const form = document.forms[index];
  const hasFile = [...form.elements].some((field) => field.files?.length > 0);
  const day = { day: "28", month: "3", year: String(2030 + number) };
  for (const field of form.elements) {
    const part = field.name.match(/(day|month|year)$/)?.[1];
    if (/^(text|textarea|search|email|url|tel|number|password)$/.test(field.type)) {
      const refused = plain[field.name] ?? 0;
      const isLink = /link|url|address/.test(field.name);
      const usual = part ? day[part] : field.name === "email" ? `somebody${number}@wexmere.example` : isLink ? "https://wexmere.example/minutes" : /due|date/.test(field.name) ? "31 March 2031" : `Plain words ${number}`;
      const words = [isLink ? link : markup, isLink ? `https://wexmere.example/'"><i/${mark}>` : `${number}${short}`, field.defaultValue.includes(mark) ? usual : field.defaultValue || usual];
      field.value = isLink && hasFile ? "" : words[Math.min(refused, 2)];
    } else if (field.tagName === "SELECT" && (!field.value || plain[field.name])) {
      field.selectedIndex = Math.min(1 + (plain[field.name] ?? 0), field.options.length - 1);
    } else if (field.type === "checkbox" && plain[field.name]) {
      field.checked = true;
    } else if (field.type === "radio" && !form.querySelector(`[name="${CSS.escape(field.name)}"]:checked`)) {
      field.checked = true;
    }
  }
  form.noValidate = true;
  form.requestSubmit(form.querySelector("button:not([type=button])") ?? undefined);
}

/// What no browser would send: everything in the form is hostile, choices, hidden fields and buttons too.
function tampered({ values }) {
  const hostile = (name) => (/_to$|link|url/.test(name) ? LINK : MARKUP);
  return values.map(([name, value]) => [name, name === "csrf_token" ? value : hostile(name)]);
}

/// The fields that the page says are wrong, and whether words are typed into them. Runs in the browser.
function refusedFields() {
  const fields = [...document.querySelectorAll(".govuk-form-group--error")].flatMap((group) => [...group.querySelectorAll("[name]")]);
  return fields.map(({ name, type }) => ({ name, takesWords: /^(text|textarea|search|email|url|tel|number|file)$/.test(type) }));
}

class Explorer {
  constructor(page, faults, origin) {
    Object.assign(this, { page, faults, origin, routes: routes(), problems: [], reached: new Map(), sent: new Map(), forms: new Map(), ways: new Set(), refusals: new Map(), number: 0 });
    this.parameters = new Set(["done", "return_to"]);
    page.on("dialog", (dialog) => {
      this.problems.push(`${page.url()}: a dialog was opened`);
      dialog.dismiss();
    });
    page.on("response", (response) => {
      const url = new URL(response.url());
      const found = url.origin === origin ? faultsOfHeaders(response.status(), url.pathname, response.headers()) : ["is another site"];
      if (response.status() >= 500) found.push(`status ${response.status()}`);
      this.problems.push(...found.map((fault) => `${response.request().method()} ${url.pathname}: ${fault}`));
    });
  }

  patternOf(path, method = "GET") {
    const known = this.routes.filter((route) => route.method === method && route.matches.test(path));
    return known.sort((a, b) => a.path.split("{}").length - b.path.split("{}").length)[0]?.path;
  }

  /// What an address holds, or without one the page that is open.
  async look(address = null, body = undefined) {
    const seen = await this.page.evaluate(lookAt, { address, body, mark: MARK, self: MALLORY });
    const where = (address ?? this.page.url().slice(this.origin.length)).slice(0, 100);
    const isTheirOwn = /^\/(imports\/[^/]+\/file|evidence\/[^/]+)$/.test(address ?? "");
    if (seen.type.startsWith("text/csv") && !isTheirOwn) seen.faults.push(...formulasIn(seen.text));
    const told = this.faults.splice(0).filter((fault) => !/^4\d\d: /.test(fault));
    this.problems.push(...[...seen.faults, ...told].map((fault) => `${where}: ${fault}`));
    return seen;
  }

  /// Everything that the table and the links lead to, at most so many of each kind, those that speak of what was typed first.
  async explore(most = 1) {
    const plain = this.routes.filter((route) => route.method === "GET" && !route.path.includes("{}"));
    const queue = [...this.ways, ...plain.map((route) => route.path)].map((address) => ({ address, from: "" }));
    const known = new Set(queue.map(({ address }) => address));
    const count = new Map();
    while (queue.length > 0) {
      const { address, from } = queue.shift();
      const [path, query = ""] = address.split("?");
      const pattern = this.patternOf(path);
      const kind = `${from} ${pattern}?${[...new URLSearchParams(query).keys()]}`;
      if (LEFT_OUT.some((left) => left.test(path)) || (count.get(kind) ?? 0) >= (query ? 1 : most)) continue;
      count.set(kind, (count.get(kind) ?? 0) + 1);
      const seen = await this.look(address);
      this.reached.set(pattern, new Set([...(this.reached.get(pattern) ?? []), ...(seen.isPage ? [path] : [])]));
      for (const { address: next, isOurs } of seen.links) {
        if (known.has(next)) continue;
        known.add(next);
        if (isOurs) queue.unshift({ address: next, from: pattern });
        else queue.push({ address: next, from: pattern });
        for (const name of new URL(next, this.origin).searchParams.keys()) this.parameters.add(name);
      }
      seen.forms.forEach((form) => this.note(form));
    }
  }

  note(form) {
    if (form.method === "get") form.names.forEach((name) => this.parameters.add(name));
    const pattern = this.patternOf(form.action, "POST");
    const key = `${pattern} ${form.names}`;
    const leaves = form.isOfSelf && /^\/(people|role-grants)\//.test(form.action);
    if (form.method === "get" || leaves || this.forms.has(key) || LEFT_OUT.some((path) => path.test(form.action))) return;
    this.forms.set(key, { ...form, key, pattern, isSent: false });
  }

  /// Every form that was not sent yet: with everything in it tampered with, and then as somebody types it, with plain words in
  /// what was refused.
  async sendAll() {
    const forms = [...this.forms.values()].filter((form) => !form.isSent);
    const rank = ({ action, isForScripts }) => (isForScripts ? -1 : LATE.test(action) ? 1 : 0);
    for (const form of forms.sort((a, b) => rank(a) - rank(b))) {
      form.isSent = true;
      const found = this.sameAs(form, await this.look(form.page));
      if (!found) {
        this.forms.delete(form.key);
        continue;
      }
      await this.look(form.action, tampered(found));
      let isTaken = form.isForScripts || (await this.type(form)) || form.needsPassword;
      if (form.takesFile) isTaken = (await this.type(form, hostileFiles().at(-1))) || isTaken;
      this.sent.set(form.pattern, isTaken || this.sent.get(form.pattern) === true);
    }
  }

  /// The form on a page that was looked at; nothing where it is not there any more.
  sameAs(form, seen) {
    return seen.forms.find((one) => this.patternOf(one.action, "POST") === form.pattern && one.names.join() === form.names.join());
  }

  /// Types and sends it until it is taken; whether what was typed was: some forms want another person.
  async type(form, file = undefined) {
    await this.page.goto(this.origin + form.page);
    const plain = {};
    let refused = [];
    for (let attempt = 0; attempt < 3; ++attempt) {
      const index = this.sameAs(form, await this.look())?.index;
      if (index === undefined) return true;
      this.number += 1;
      if (file) await this.page.locator(`form >> nth=${index}`).locator('input[type="file"]').first().setInputFiles(file);
      const answered = this.page.waitForNavigation();
      await this.page.evaluate(fill, { index, plain, markup: MARKUP, short: SHORT, link: LINK, mark: MARK, number: this.number });
      await answered;
      this.ways.add(this.page.url().slice(this.origin.length));
      refused = await this.page.evaluate(refusedFields);
      if (refused.length === 0) return true;
      for (const { name } of refused) plain[name] = (plain[name] ?? 0) + 1;
    }
    if (!refused.some(({ takesWords }) => takesWords)) return true;
    this.refusals.set(form.pattern, await this.page.locator(".govuk-error-message").allInnerTexts());
    return false;
  }

  async upload() {
    for (const file of hostileFiles()) {
      await this.page.goto(`${this.origin}/imports/add`);
      await this.page.locator('input[type="file"]').setInputFiles(file);
      await Promise.all([this.page.waitForNavigation(), this.page.locator("main button").first().click()]);
      await this.look();
    }
  }

  /// Opens a page of each kind, where what came through would run.
  async show() {
    for (const path of [...this.reached.values()].flatMap((paths) => [...paths].slice(-1))) {
      await this.page.goto(this.origin + path);
      await this.look();
    }
  }

  /// Each page once with everything that any address asks, hostile.
  async ask() {
    const query = new URLSearchParams([...this.parameters].map((name) => [name, MARKUP]));
    const pages = [...this.reached.values()].flatMap((paths) => [...paths].slice(0, 1));
    for (const path of pages) await this.look(`${path}?${query}`);
    for (const path of ["/measures/", "/evidence/", "/reports/progress/", "/no-such-page/"]) await this.look(path + encodeURIComponent(SHORT));
  }
}

async function signIn(page, origin, password) {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Email address").fill(MALLORY);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/// What an administrator finds, types and finds again.
async function insider(explorer) {
  await explorer.upload();
  for (const most of [2, 2, 1]) {
    await explorer.explore(most);
    await explorer.sendAll();
  }
  await explorer.explore(2);
  await explorer.show();
  await explorer.ask();
}

/// What nobody in particular can do.
async function outsider(explorer) {
  explorer.routes = explorer.routes.filter(({ path }) => /^\/(sign-in|password-reset)/.test(path));
  await explorer.page.goto(`${explorer.origin}/sign-in`);
  await explorer.explore();
  await explorer.sendAll();
  await explorer.show();
  await explorer.ask();
}

function* told(explorer, who) {
  const problems = [...new Set(explorer.problems)];
  yield { name: `hostile: what ${who} types stays text, and every answer protects itself`, problems };
}

/// A route that the walk never came to would go unlooked at in silence.
function* toldOfReach(stranger, mallory) {
  const isIn = (list, path) => list.some((one) => one.test(path.replaceAll("{}", "x")));
  const missed = (method, ...seen) => mallory.routes.filter(({ path, method: own }) => own === method && !seen.some((paths) => paths.has(path)) && !isIn(LEFT_OUT, path));
  const left = (...asked) => missed(...asked).filter(({ path }) => !isIn(WANTS_MORE, path));
  const wanting = [...missed("GET", mallory.reached), ...missed("POST", stranger.sent, mallory.sent)].filter(({ path }) => isIn(WANTS_MORE, path));
  if (wanting.length > 0) console.log(`hostile: not walked, for want of material: ${wanting.map(({ method, path }) => `${method} ${path}`).join(", ")}`);
  yield { name: "hostile: every page was looked at", problems: left("GET", mallory.reached).map(({ path }) => `nothing leads to ${path}`) };
  yield { name: "hostile: every form was sent", problems: left("POST", stranger.sent, mallory.sent).map(({ path }) => `no page has a form for ${path}`) };
  // Some want another person, or more than a walk can guess; but what is refused is kept nowhere, and proves little.
  const refused = [...mallory.sent].filter(([, isTaken]) => !isTaken).map(([path]) => `the form for ${path} was refused each time: ${mallory.refusals.get(path)?.join(" ").replaceAll("\n", " ")}`);
  yield { name: "hostile: nine forms of ten were taken in the end", problems: refused.length * 10 > mallory.sent.size ? refused : [] };
}

export async function* hostile(browser, build) {
  const prepare = (run, password) => run("person", "add", "--name", `Mallory ${SHORT}`, "--email", MALLORY, "--role", "administrator", "--password-from", password);
  const { origin, password, stop } = await serveSample(build, { prepare, settings: MAIL_TO_NOWHERE });
  const pages = [await openPage(browser), await openPage(browser)];
  const [stranger, mallory] = pages.map(({ page, faults }) => new Explorer(page, faults, origin));
  let log = "";
  try {
    await outsider(stranger);
    await signIn(mallory.page, origin, password);
    await insider(mallory);
  } catch (fault) {
    mallory.problems.push(`${mallory.page.url()}: ${fault.message}`);
  } finally {
    for (const { context } of pages) await context.close();
    log = await stop();
  }
  yield* told(stranger, "a stranger");
  yield* told(mallory, "an administrator");
  yield* toldOfReach(stranger, mallory);
  yield { name: "hostile: the log names nobody and holds nothing of what was typed", problems: personalIn(log, [MARK, "hostile", "Mallory", "Plain words"]) };
}
