// Goes through the pages by the router's own table and by links, types hostile words into every form it finds, and keeps what it saw.
// For hostile.mjs.
import { LINK, MARK, MARKUP, SHORT, faultsOfHeaders, formulasIn, hostileFiles, lookAt, routes } from "./hostile_pages.mjs";

/// Leads to another site, where no script of ours may follow.
const LEADS_AWAY = /^\/sign-in\/openid(\?|$)/;
/// Done when all else is done, since the visit is over then.
const LAST = "/sign-out";
/// Done after everything else, because afterwards there is less to type into.
const LATE = /\/(withdrawal|freezing|acts|ending|leaving|undoing|discarding|acceptance|agreement)$/;

/// Done before the rest: what is handed in takes no more evidence.
const EARLY = /^\/(returns|self-assessments)\/.*\/evidence$/;

/// Types into the form `index` and sends it. `plain` names the fields that were refused so far, and how often. Runs in the
/// browser.
function fill({ index, plain, markup, short, link, mark, number }) {
  const form = document.forms[index];
  const hasFile = [...form.elements].some((field) => field.files?.length > 0);
  // Evidence is one thing of the three, a different one each time.
  const gives = hasFile ? "file" : form.querySelector('[name$="_figures"]') && number % 2 === 0 ? "figures" : "link";
  const day = { day: "28", month: "3", year: String(2027 + (number % 9)) };
  for (const field of form.elements) {
    const part = field.name.match(/(day|month|year)$/)?.[1];
    if (/^(text|textarea|search|email|url|tel|number|password)$/.test(field.type)) {
      const refused = plain[field.name] ?? 0;
      const isLink = /link|url|address/.test(field.name);
      const usual = part ? day[part] : field.name === "email" ? `somebody${number}@wexmere.example` : isLink ? "https://wexmere.example/minutes" : /due|date/.test(field.name) ? "31 March 2031" : `Plain words ${number}`;
      const words = [isLink ? link : markup, isLink ? `https://wexmere.example/'"><i/${mark}>` : `${number}${short}`, field.defaultValue.includes(mark) ? usual : field.defaultValue || usual];
      const isAnother = (isLink && gives !== "link") || (field.name.endsWith("_figures") && gives !== "figures");
      field.value = isAnother ? "" : words[Math.min(refused, 2)];
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

export class Explorer {
  /// `self` is who explores, by a word that their own page has; `wanted` are the paths of routes that they look at; `brought` are
  /// addresses with what was brought for them; `neighbour` is another site that they may come to.
  constructor({ page, faults }, origin, { self = "", wanted = /./, brought = [], neighbour = origin } = {}) {
    const mine = routes().filter(({ path }) => wanted.test(path));
    Object.assign(this, { page, faults, origin, self, brought, routes: mine, problems: [], reached: new Map(), sent: new Map(), forms: new Map(), ways: new Set(), refusals: new Map(), number: 0 });
    this.parameters = new Set(["done", "return_to"]);
    page.on("dialog", (dialog) => {
      this.problems.push(`${page.url()}: a dialog was opened`);
      dialog.dismiss();
    });
    page.on("response", (response) => {
      const url = new URL(response.url());
      if (url.origin !== origin && url.origin === neighbour) return;
      this.noteRedirect(response.status(), url.pathname);
      const found = url.origin === origin ? faultsOfHeaders(response.status(), url.pathname, response.headers()) : ["is another site"];
      if (response.status() >= 500) found.push(`status ${response.status()}`);
      this.problems.push(...found.map((fault) => `${response.request().method()} ${url.pathname}: ${fault}`));
    });
  }

  /// There is nothing to look at but its headers.
  noteRedirect(status, path) {
    const pattern = status === 303 || status === 302 ? this.patternOf(path) : undefined;
    if (pattern && !this.reached.has(pattern)) this.reached.set(pattern, new Set());
  }

  patternOf(path, method = "GET") {
    const known = this.routes.filter((route) => route.method === method && route.matches.test(path));
    return known.sort((a, b) => a.path.split("{}").length - b.path.split("{}").length)[0]?.path;
  }

  /// What an address holds, or without one the page that is open.
  async look(address = null, body = undefined) {
    const redirect = LEADS_AWAY.test(address ?? "") ? "manual" : "follow";
    const seen = await this.page.evaluate(lookAt, { address, body, redirect, mark: MARK, self: this.self || "\0" });
    const where = (address ?? this.page.url().slice(this.origin.length)).slice(0, 100);
    const isTheirOwn = /^\/(imports\/[^/]+\/file|evidence\/[^/]+(\/revisions\/[^/]+)?\/file)$/.test(address ?? "");
    if (seen.type.startsWith("text/csv") && !isTheirOwn) seen.faults.push(...formulasIn(seen.text));
    const told = this.faults.splice(0).filter((fault) => !/^4\d\d: /.test(fault));
    this.problems.push(...[...seen.faults, ...told].map((fault) => `${where}: ${fault}`));
    return seen;
  }

  /// What was brought, and everything that the table and the links lead to: at most so many of each kind, those that speak of what
  /// was typed first.
  async explore(most = 1) {
    const plain = this.routes.filter((route) => route.method === "GET" && !route.path.includes("{}"));
    const queue = [...this.brought, ...this.ways, ...plain.map((route) => route.path)].map((address) => ({ address, from: "" }));
    const known = new Set(queue.map(({ address }) => address));
    const count = new Map();
    while (queue.length > 0) {
      const { address, from } = queue.shift();
      const [path, query = ""] = address.split("?");
      const pattern = this.patternOf(path);
      const kind = `${from} ${pattern}?${[...new URLSearchParams(query).keys()]}`;
      const isEnough = (count.get(kind) ?? 0) >= (query ? 1 : most) && !this.brought.includes(address);
      if (!pattern || isEnough) continue;
      count.set(kind, (count.get(kind) ?? 0) + 1);
      const seen = await this.look(address);
      if (seen.isThere) this.reached.set(pattern, new Set([...(this.reached.get(pattern) ?? []), ...(seen.isPage ? [path] : [])]));
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
    if (form.method === "get" || !pattern || leaves || this.forms.has(key)) return;
    this.forms.set(key, { ...form, key, pattern, isSent: false });
  }

  /// Every form that was not sent yet: with everything in it tampered with, and then as somebody types it, with plain words in
  /// what was refused. Signing out is for sendLast.
  async sendAll(isWanted = ({ pattern }) => pattern !== LAST) {
    const forms = [...this.forms.values()].filter((form) => !form.isSent && isWanted(form));
    const rank = ({ action, isForScripts }) => (isForScripts || EARLY.test(action) ? -1 : LATE.test(action) ? 1 : 0);
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

  async sendLast() {
    await this.sendAll(({ pattern }) => pattern === LAST);
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
      if (refused.length === 0) return this.confirm(form);
      for (const { name } of refused) plain[name] = (plain[name] ?? 0) + 1;
    }
    if (!refused.some(({ takesWords }) => takesWords)) return true;
    this.refusals.set(form.pattern, await this.page.locator(".govuk-error-message").allInnerTexts());
    return false;
  }

  /// Some acts ask once more before they are done.
  async confirm(form) {
    const asked = (await this.look()).forms.find((one) => this.patternOf(one.action, "POST") === form.pattern && one.names.includes("confirmed"));
    if (!asked || form.names.includes("confirmed")) return true;
    const answered = this.page.waitForNavigation();
    await this.page.evaluate((index) => document.forms[index].requestSubmit(), asked.index);
    await answered;
    return true;
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
