// Every component, chart and page of failure, looked at in the states in which readers meet it.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { auditPage, htmlProblems } from "./audit.mjs";
import { NARROW, openPage, WIDE } from "./browser.mjs";
import { serveFolder } from "./static_server.mjs";

const STATES = [
  { name: "1280", viewport: WIDE },
  { name: "320", viewport: NARROW },
  { name: "320 without script", viewport: NARROW, scripts: "blocked" },
  { name: "forced colours", viewport: WIDE, forcedColors: "active" },
];

/// Writes the pages and answers their folder.
export function writeGallery(build) {
  const folder = join(build, "gallery");
  execFileSync(join(build, "tests/pages/gallery"), [folder]);
  return folder;
}

/// Yields { name, problems } for each page in each state. With SCREENSHOTS=FOLDER it keeps a picture of each.
export async function* gallery(browser, build) {
  const folder = writeGallery(build);
  const names = readFileSync(join(folder, "names.txt"), "utf8").trim().split("\n");
  for (const name of names) {
    yield { name: `gallery ${name} html`, problems: await htmlProblems(readFileSync(join(folder, `${name}.html`), "utf8")) };
  }
  const server = await serveFolder(folder);
  try {
    for (const state of STATES) yield* inState(browser, server.address, names, state);
  } finally {
    await server.close();
  }
}

async function* inState(browser, address, names, { name: stateName, ...state }) {
  const { context, page, faults } = await openPage(browser, state);
  for (const name of names) {
    await page.goto(`${address}/${name}.html`);
    if (state.forcedColors) await forceColours(page);
    yield { name: `gallery ${name} at ${stateName}`, problems: await auditPage(page, faults) };
    await keepPicture(page, `${name}-${stateName.replaceAll(" ", "-")}`);
  }
  await context.close();
}

/// Headless Chromium forgets them when it goes to another page.
async function forceColours(page) {
  await page.emulateMedia({ forcedColors: "none" });
  await page.emulateMedia({ forcedColors: "active" });
}

async function keepPicture(page, name) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
