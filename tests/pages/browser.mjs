// Debian's Chromium, driven by playwright-core: one browser, and contexts in the states in which readers come.
import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

export function launch() {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: EXECUTABLE,
    headless: true,
    args: [
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-default-browser-check",
      "--no-first-run",
      ...(asRoot ? ["--no-sandbox"] : []),
    ],
  });
}

/// A page of its own context. `scripts`: "run", "blocked" (ours do not arrive, and so the page is as without JavaScript
/// while axe can still look at it), or "off" (the browser runs none at all). `faults` fills with what the page says against itself: refused by the content security
/// policy, scripts that failed, files that are not there.
export async function openPage(browser, { viewport = WIDE, scripts = "run", ...more } = {}) {
  const javaScriptEnabled = scripts !== "off";
  const context = await browser.newContext({ viewport, javaScriptEnabled, reducedMotion: "reduce", ...more });
  if (scripts === "blocked") await context.route("**/*.js", (route) => route.abort("blockedbyclient"));
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    const known = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !known) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    const failure = request.failure()?.errorText ?? "";
    const meant = failure === "net::ERR_ABORTED" || failure.startsWith("net::ERR_BLOCKED_BY_CLIENT");
    if (!meant) faults.push(`not loaded: ${request.url()} ${failure}`);
  });
  page.on("response", (response) => {
    const type = response.request().resourceType();
    if (response.status() >= 400 && type !== "document") faults.push(`${response.status()}: ${response.url()}`);
  });
  return { context, page, faults };
}
