// What every page must pass in every state: valid HTML, axe (WCAG 2.2 A and AA, and best practice), no sideways
// scrolling, one <h1>, a title, no fault of its own.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // A title ends with the product and the organisation.
    "long-title": ["error", { maxlength: 160 }],
    // GOV.UK Frontend's own markup: the notification banner's region, a link that looks like a button, a date's group.
    "prefer-native-element": ["error", { exclude: ["region", "button"] }],
    "no-redundant-role": "off",
    // Checkboxes of one question have one name.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit", "reset"] }],
    "no-trailing-whitespace": "off",
    "void-style": ["error", { style: "omit" }],
  },
});

/// What html-validate finds in a page's source.
export async function htmlProblems(source) {
  const report = await validator.validateString(source);
  return report.results.flatMap((result) =>
    result.messages.map(({ line, column, ruleId, message }) => `html ${line}:${column} ${ruleId}: ${message}`),
  );
}

/// What axe finds in the page as it stands. It is a script itself: where the browser runs none, use scripts "blocked".
export async function axeProblems(page) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async (tags) => (await window.axe.run(document, { runOnly: { type: "tag", values: tags } })).violations,
    TAGS,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `axe ${id}: ${help}: ${node.target.join(" ")} ${node.failureSummary.replaceAll("\n", " ")}`),
  );
}

/// What is wrong with the page's layout and its frame.
export async function layoutProblems(page) {
  return page.evaluate(() => {
    const problems = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const wide = [...document.body.querySelectorAll("*")].find((element) => {
        const scrolls = element.parentElement?.closest(".app-scroll");
        return !scrolls && element.getBoundingClientRect().right > clientWidth + 1;
      });
      const name = wide ? `${wide.tagName.toLowerCase()}.${wide.getAttribute("class")}` : "something";
      problems.push(`layout: ${scrollWidth} px wide on a screen of ${clientWidth}; ${name} sticks out`);
    }
    const headings = document.querySelectorAll("h1").length;
    if (headings !== 1) problems.push(`layout: ${headings} <h1>`);
    if (!document.title.trim()) problems.push("layout: no title");
    const errors = document.querySelector(".govuk-error-summary") !== null;
    if (errors !== document.title.startsWith("Error: ")) problems.push(`layout: title "${document.title}" and its errors`);
    for (const link of document.querySelectorAll('.govuk-error-summary a[href^="#"]')) {
      if (!document.getElementById(link.hash.slice(1))) problems.push(`layout: ${link.hash} of the error summary is not there`);
    }
    return problems;
  });
}

/// All of it, for the page that is open. `faults` is what openPage gave.
export async function auditPage(page, faults = []) {
  const problems = [...faults, ...(await layoutProblems(page)), ...(await axeProblems(page))];
  faults.length = 0;
  return problems;
}
