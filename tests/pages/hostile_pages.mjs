// What a page may hold after somebody typed markup, scripts and formulas into everything, and what every answer says of
// itself. For hostile.mjs.
import { readFileSync } from "node:fs";

/// Stands in every text that is typed, as an attribute: an element of the page that has it came through as markup.
export const MARK = "data-hostile";
const RUN = "window.hostile=1";
export const MARKUP = `=1+1"'></textarea></title></select></script><img src=x onerror="${RUN}" ${MARK}><script>${RUN}</script><svg onload="${RUN}" ${MARK}>`;
export const SHORT = `"'><i ${MARK}>`;
export const LINK = `javascript:${RUN}//"><i ${MARK}>`;

/// The router's own table: tests/rights.txt has a line for every route, and one more for what is restricted, which rights_test
/// holds it to.
export function routes() {
  const lines = readFileSync("tests/rights.txt", "utf8").split("\n");
  const known = new Set();
  return lines.flatMap((line) => {
    const [, method, path] = line.match(/^(GET|POST) ([^\s,]+)/) ?? [];
    const isNew = path && !known.has(`${method} ${path}`);
    known.add(`${method} ${path}`);
    return isNew ? [{ method, path, matches: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll("{}", "[^/]+")}$`) }] : [];
  });
}

/// Asks for an address as a page's own script would, so without running what comes, and says what it holds: links, forms, and
/// faults. Without an address it is the page that is open. Runs in the browser.
export async function lookAt({ address, body, mark, self, redirect }) {
  const answer = address === null ? null : await fetch(address, body ? { method: "POST", body: new URLSearchParams(body) } : { redirect });
  if (answer?.type === "opaqueredirect") return { type: "", text: "", isThere: true, isPage: false, faults: [], links: [], forms: [] };
  const type = answer?.headers.get("content-type") ?? "text/html";
  const text = (await answer?.text()) ?? "";
  const isThere = (answer?.status ?? 200) < 400;
  if (!type.startsWith("text/html")) return { type, text, isThere, faults: [], links: [], forms: [] };
  // A file to download brings its own style, and is opened where nothing forbids scripts.
  const isFile = answer?.headers.get("content-disposition")?.startsWith("attachment") ?? false;
  const source = isFile ? text.replaceAll(/<style>[^<]*<\/style>/g, "") : text;
  const page = answer ? new DOMParser().parseFromString(source, "text/html") : document;
  const base = new URL(answer?.url ?? location.href);
  const faults = window.hostile ? ["a script that somebody typed was run"] : [];
  const tell = (words, element) => faults.push(`${words}: ${element.outerHTML.slice(0, 120)}`);
  for (const element of page.querySelectorAll(`[${mark}], iframe, object, embed, base, meta[http-equiv], style`)) tell("markup came through", element);
  for (const element of page.querySelectorAll("script")) if (!element.src.startsWith(location.origin)) tell("a script of nobody's", element);
  for (const element of page.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) tell("a script in an attribute", element);
      if (/^\s*(javascript|data|vbscript):/i.test(value) && /^(href|src|action|formaction|xlink:href)$/.test(name)) tell("an address that is a script", element);
    }
  }
  const links = [...page.querySelectorAll("a[href]")].flatMap((link) => {
    const to = new URL(link.getAttribute("href"), base);
    return to.origin === base.origin ? [{ address: to.pathname + to.search, isOurs: link.textContent.includes(mark) }] : [];
  });
  // Attributes are asked for as such: a field called "action" hides the form's.
  const isOfSelf = page.querySelector("main")?.textContent.includes(self) ?? false;
  const forms = [...page.forms].flatMap((form, index) => {
    const fields = [...form.elements];
    const names = [...new Set(fields.map((field) => field.name).filter((name) => name && name !== "csrf_token"))].sort();
    const values = fields.filter((field) => field.name && field.type !== "file").map((field) => [field.name, field.value]);
    const one = { index, values, method: form.getAttribute("method") ?? "get", names, isOfSelf, page: base.pathname + base.search, needsPassword: fields.some((field) => field.type === "password"), takesFile: fields.some((field) => field.type === "file"), takesText: fields.some((field) => /^(text|textarea)$/.test(field.type)) };
    const action = new URL(form.getAttribute("action") || base, base).pathname;
    const draft = form.dataset.draftAction;
    return draft ? [{ ...one, action }, { ...one, action: draft, isForScripts: true }] : [{ ...one, action }];
  });
  return { type, text: "", isThere, isPage: !isFile, faults, links, forms };
}

const PROTECTION = ["default-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'"];

/// What an answer says of itself that it should not, or leaves out.
export function faultsOfHeaders(status, path, headers) {
  const faults = [];
  const policy = headers["content-security-policy"] ?? "";
  const type = headers["content-type"] ?? "";
  const has = (name, value) => headers[name] === value || faults.push(`${name} is ${headers[name]}`);
  for (const part of PROTECTION) if (!policy.includes(part)) faults.push(`the content security policy lacks ${part}`);
  if (/unsafe|\*|data:/.test(policy)) faults.push(`the content security policy is ${policy}`);
  has("x-content-type-options", "nosniff");
  has("x-frame-options", "DENY");
  has("referrer-policy", "same-origin");
  has("cross-origin-opener-policy", "same-origin");
  has("cross-origin-resource-policy", "same-origin");
  if (!/^[0-9A-HJKMNP-TV-Z]{13}$/.test(headers["x-request-id"] ?? "")) faults.push("no reference");
  for (const name of ["server", "x-powered-by", "via"]) if (headers[name]) faults.push(`${name} tells ${headers[name]}`);
  const isAsset = path.startsWith("/assets/");
  if (!isAsset) has("cache-control", "no-store");
  const isPage = type === "text/html; charset=utf-8";
  const hasBody = status !== 303 && status !== 204;
  if (hasBody && !type) faults.push("no content type");
  if (/^\/(evidence|imports)\//.test(path) && !isPage && /html|svg|script/.test(type)) faults.push(`a file of somebody's is ${type}`);
  if (hasBody && !isAsset && !isPage && status < 400 && !(headers["content-disposition"] ?? "").startsWith("attachment")) faults.push(`${type} is no attachment`);
  return faults;
}

/// The cells of a CSV file that a spreadsheet would run.
export function formulasIn(text) {
  const cells = text.replace(/^\uFEFF/, "").match(/("(?:[^"]|"")*"|[^,\r\n]*)(?:,|\r?\n|$)/g) ?? [];
  return cells
    .map((cell) => cell.replace(/(,|\r?\n)$/, "").replace(/^"([^]*)"$/, "$1"))
    .filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+%?$/.test(cell))
    .map((cell) => `a formula in a file: ${cell.slice(0, 60)}`);
}

/// Files to upload, their names, headers and text hostile.
export function hostileFiles() {
  const cell = `"${MARKUP.replaceAll('"', '""')}"`;
  const asText = MARKUP.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const file = (ending, text) => ({ name: `${SHORT}${ending}`, mimeType: "text/html", buffer: Buffer.from(text) });
  const rows = [1, 2, 3].map((n) => `| HX3.0${n} | Adapt ${n}0 homes by March 2027 ${MARKUP} | Ann Lee ${SHORT} | 31 March 2027 | ★ | ${n} homes were adapted before June. ${MARKUP} |\n`).join("");
  return [
    file("1.csv", `Period,Ref,Objective,Action,Owner,Service area,Due,Status,Commentary,${cell}\n2026/27 Q3,HX1.01,${cell},${cell},${cell},${cell},31 March 2027,★ On target,${cell},${cell}\n2026/27 Q3,${cell},${cell},A second,${cell},,${cell},${cell},${cell},\n`),
    file("2.csv", `${cell},${cell},Somebody,When\n${cell},${cell},${cell},${cell}\nHX1.03,Print a guide,Ann Lee,March 2027\n`),
    file("3.html", `<title>${asText}</title><h1>${asText}</h1><script>window.hostile=1</script><p ${MARK}>${asText}</p><table><tr><th>Ref</th><th>Action</th><th>Owner</th><th>Status</th></tr><tr><td>HX2.01</td><td>${asText}</td><td>${asText}</td><td>Green</td></tr></table>`),
    file("4.md", `# Wexmere County Council\n\n# Progress report, quarter 3 of 2026/27 ${MARKUP}\n\n## 1. Homes that fit ${MARKUP}\n\n| Ref | Action | Lead officer | Due date | Status | Commentary |\n|---|---|---|---|---|---|\n${rows}`),
  ];
}
