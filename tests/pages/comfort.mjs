// What scripts add, that nothing is lost without them, and what the keyboard and paper get. On the gallery's pages.
import { NARROW, openPage, WIDE } from "./browser.mjs";
import { writeGallery } from "./gallery.mjs";
import { serveFolder } from "./static_server.mjs";

/// What `see` returns is what should have been seen and was not.
const STORIES = [
  {
    name: "the first press of Tab reaches the skip link, and it leads to the content",
    async see(page) {
      await page.goto("/measure.html");
      await page.keyboard.press("Tab");
      const first = await page.evaluate(() => document.activeElement.textContent);
      await page.keyboard.press("Enter");
      const then = await page.evaluate(() => document.activeElement.id);
      return [first !== "Skip to main content" && `first: ${first}`, then !== "main-content" && `then: ${then}`];
    },
  },
  {
    name: "a page with errors begins at their summary, whose links lead to the fields",
    async see(page) {
      await page.goto("/fields-errors.html");
      const focused = await page.evaluate(() => document.activeElement.classList.contains("govuk-error-summary"));
      await page.click("text=Choose an owner");
      const field = await page.evaluate(() => document.activeElement.id);
      return [!focused && "the summary has no focus", field !== "owner" && `focus on ${field}`];
    },
  },
  {
    name: "on a narrow screen the menu and the filter begin closed and open when asked",
    options: { viewport: NARROW },
    async see(page) {
      await page.goto("/list.html");
      const menu = page.getByRole("button", { name: "Menu" });
      const link = page.getByRole("link", { name: "Periods" });
      const field = page.getByLabel("Words");
      const before = [await link.isVisible(), await field.isVisible()];
      await menu.click();
      await page.click("summary.app-filter__summary");
      const after = [await link.isVisible(), await field.isVisible()];
      return [before.some(Boolean) && `before: ${before}`, !after.every(Boolean) && `after: ${after}`];
    },
  },
  {
    name: "without scripts the menu and the filter stand open",
    options: { viewport: NARROW, scripts: "off" },
    async see(page) {
      await page.goto("/list.html");
      const link = await page.getByRole("link", { name: "Periods" }).isVisible();
      const field = await page.getByLabel("Words").isVisible();
      const button = await page.getByRole("button", { name: "Menu" }).isVisible();
      return [!link && "the menu is hidden", !field && "the filter is hidden", button && "a button that does nothing"];
    },
  },
  {
    name: "a draft is saved while it is written, and says so",
    async see(page) {
      const sent = [];
      await page.route("**/returns/7/draft", (route) => {
        sent.push(route.request().postData());
        return route.fulfill({ status: 200, contentType: "application/json", body: `{"version":"2"}` });
      });
      await page.goto("/draft.html");
      await page.getByLabel("Commentary").fill("Two sessions & a third");
      await page.getByText(/^Draft saved at \d\d:\d\d$/).waitFor();
      return [sent.join() !== "csrf_token=gallery&commentary=Two+sessions+%26+a+third" && `sent: ${sent}`];
    },
  },
  {
    name: "a draft that could not be saved says so",
    async see(page) {
      await page.route("**/returns/7/draft", (route) => route.fulfill({ status: 503 }));
      await page.goto("/draft.html");
      await page.getByLabel("Commentary").fill("Two sessions");
      await page.getByText("Your draft could not be saved.").waitFor();
      return [];
    },
    faults: 1,
  },
  {
    name: "a form that takes a while says so as it is sent",
    async see(page) {
      await page.route("**/imports", (route) => route.fulfill({ status: 204 }));
      await page.goto("/busy.html");
      const before = await page.getByRole("status").textContent();
      await page.getByRole("button", { name: "Read the file" }).click();
      await page.getByText("The file is being read.").waitFor();
      return [before !== "" && `before: ${before}`];
    },
  },
  {
    name: "a table that is wider than the screen scrolls by keyboard",
    options: { viewport: NARROW },
    async see(page) {
      await page.goto("/list.html");
      await page.focus(".app-scroll");
      for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowRight");
      await page.waitForFunction(() => document.querySelector(".app-scroll").scrollLeft > 0);
      return [];
    },
  },
  {
    name: "on paper a chart's numbers stand open and what only works on a screen is gone",
    async see(page) {
      await page.goto("/charts.html");
      await page.emulateMedia({ media: "print" });
      const numbers = await page.getByRole("cell", { name: "12", exact: true }).first().isVisible();
      const menu = await page.getByRole("link", { name: "Periods" }).isVisible();
      const signOut = await page.getByRole("button", { name: "Sign out" }).isVisible();
      return [!numbers && "the numbers are hidden", menu && "the menu is printed", signOut && "the button is printed"];
    },
  },
  {
    name: "every control that takes the focus shows it",
    async see(page) {
      await page.goto("/list.html");
      const plain = [];
      for (let press = 0; press < 40; press += 1) {
        await page.keyboard.press("Tab");
        const name = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === document.body) return "";
          const style = getComputedStyle(element);
          const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
          const shown = outlined || style.boxShadow !== "none";
          return shown ? "" : `${element.tagName} ${element.textContent.trim().slice(0, 20)}`;
        });
        if (name) plain.push(name);
      }
      return plain;
    },
  },
];

export async function* comfort(browser, build) {
  const server = await serveFolder(writeGallery(build));
  try {
    for (const { name, options, see, faults: allowed = 0 } of STORIES) {
      const { context, page, faults } = await openPage(browser, { viewport: WIDE, baseURL: server.address, ...options });
      let missed;
      try {
        missed = await see(page);
      } catch (error) {
        missed = [error.message];
      }
      await context.close();
      const own = faults.length > allowed ? faults : [];
      yield { name: `comfort: ${name}`, problems: [...missed.filter(Boolean), ...own] };
    }
  } finally {
    await server.close();
  }
}
