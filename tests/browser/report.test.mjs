// Opens the reports in a browser and uses them as a reader would: with a mouse, with the keyboard alone, on a
// phone, without scripts, on paper. The folder with the reports is named by MOULINT_REPORTS.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const reports = process.env.MOULINT_REPORTS;
assert.ok(reports, "MOULINT_REPORTS names the folder with the reports");
const screenshots = process.env.MOULINT_SCREENSHOTS;
const pages = ["one", "many", "editions", "check", "check-many", "hostile", "waived"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser?.close());

// Opens a report, runs the steps, and fails on whatever the page complained of or asked for meanwhile.
async function on(name, steps, { width = 1440, height = 1000, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(resolve(reports, `${name}.html`)).href;
  const troubles = [];
  await page.route("**/*", (route) => (route.request().url() === url ? route.continue() : route.abort()));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) troubles.push(`asked for ${request.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("dialog", (dialog) => { troubles.push("an alert"); dialog.dismiss(); });
  try {
    await page.goto(url);
    await steps(page);
    assert.deepEqual(troubles, []);
  } finally {
    await context.close();
  }
}

const status = (page) => page.locator(".status").innerText();
const shownRows = (page) => page.locator(".matrix tbody tr:not([hidden])");
const titles = (page) => shownRows(page).locator("th").allInnerTexts();
const focused = (page) => page.evaluate(() => {
  const cell = document.activeElement.closest("th, td");
  return cell && [cell.parentElement.dataset.n ?? "", cell.cellIndex];
});

describe("one agreement", () => {
  test("the totals filter the clauses", () => on("one", async (page) => {
    const all = await page.locator("[data-list=clauses] .card").count();
    assert.equal(await status(page), `${all} of ${all} clauses shown`);
    const toggle = page.locator(".tally button", { hasText: "missing" });
    const count = Number(await toggle.locator(".count").innerText());
    await toggle.click();
    assert.equal(await toggle.getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator("[data-list=clauses] .card:visible").count(), count);
    assert.equal(await status(page), `${count} of ${all} clauses shown`);
    await toggle.click();
    assert.equal(await status(page), `${all} of ${all} clauses shown`);
  }));

  test("words filter the clauses, and all come back", () => on("one", async (page) => {
    const all = await page.locator("[data-list=clauses] .card").count();
    const address = await page.locator("[data-list=clauses] .card .address").last().innerText();
    await page.getByLabel("Clause, label or words").fill(address);
    const some = await page.locator("[data-list=clauses] .card:visible").count();
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
    assert.equal(await status(page), `${some} of ${all} clauses shown`);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.waitForFunction((wanted) => document.querySelector(".status").textContent.startsWith(wanted), `${all} of`);
  }));

  test("what moved is marked, and differences say which way", () => on("one", async (page) => {
    assert.ok(await page.locator(".words mark[title]").count() > 0);
    assert.ok(await page.locator(".shifts strong", { hasText: "says less" }).first().isVisible());
    for (const strong of await page.locator(".shifts strong, .scenario").all()) assert.ok(await strong.isVisible());
  }));
});

describe("editions", () => {
  test("both texts are named, and changed verdicts are told", () => on("editions", async (page) => {
    assert.match(await page.locator(".masthead").innerText(), /old text/i);
    assert.equal(await page.locator(".side-name", { hasText: "Model" }).count(), 0);
  }));
});

describe("many agreements", () => {
  test("the verdict, state, title and clause filters narrow the table", () => on("many", async (page) => {
    const rows = await shownRows(page).count();
    const before = await status(page);
    assert.match(before, new RegExp(`^${rows} of ${rows} agreements, (\\d+) of \\1 clauses shown$`));

    const toggle = page.locator(".tally button", { hasText: "contradicted" });
    const code = await page.locator(".tally li", { hasText: "contradicted" }).getAttribute("data-code");
    await toggle.click();
    const standing = await page.locator(`.matrix tbody tr:has(td.${code})`).count();
    assert.equal(await shownRows(page).count(), standing);
    assert.match(await status(page), new RegExp(`^${standing} of ${rows} agreements`));
    await toggle.click();

    const state = await page.locator("select[name=state] option").nth(1).innerText();
    await page.getByLabel("State").selectOption(state);
    const states = new Set(await shownRows(page).locator("td:nth-child(2)").allInnerTexts());
    assert.deepEqual([...states], [state]);
    assert.notEqual(await status(page), before);
    await page.getByLabel("State").selectOption("");

    const title = (await titles(page))[1];
    await page.getByLabel("Agreement", { exact: true }).fill(title);
    assert.ok((await titles(page)).every((each) => each.includes(title)));
    await page.getByLabel("Agreement", { exact: true }).fill("");

    const heading = page.locator(".matrix thead th[data-key]").nth(2);
    const name = await heading.locator(".turn").innerText();
    await page.getByLabel("Clause, label or words").fill(name);
    const columns = await page.locator(".matrix thead th[data-key]:visible").count();
    const every = await page.locator(".matrix thead th[data-key]").count();
    assert.ok(columns > 0 && columns < every, `${columns} of ${every}`);
    assert.ok(await heading.isVisible());
    assert.match(await status(page), new RegExp(`, ${columns} of ${every} clauses shown$`));
    await page.getByRole("button", { name: "Show all" }).click();
    await page.waitForFunction((wanted) => document.querySelector(".status").textContent === wanted, before);
  }));

  test("headings sort by departures and by a clause", () => on("many", async (page) => {
    const departs = page.locator(".matrix thead th").nth(2);
    const numbers = async () => (await shownRows(page).locator("td:nth-child(3)").allInnerTexts()).map(Number);
    await departs.getByRole("button").click();
    assert.equal(await departs.getAttribute("aria-sort"), "descending");
    const down = await numbers();
    assert.deepEqual(down, down.toSorted((a, b) => b - a));
    await departs.getByRole("button").click();
    assert.equal(await departs.getAttribute("aria-sort"), "ascending");
    assert.deepEqual(await numbers(), down.toSorted((a, b) => a - b));

    // A clause in which the agreements differ, so that sorting by it has something to do.
    const order = await page.locator(".matrix").getAttribute("data-order");
    const column = await page.evaluate(() => {
      const rows = [...document.querySelector(".matrix").tBodies[0].rows];
      const differs = (index) => new Set(rows.map((row) => row.cells[index].className[0])).size > 1;
      return [...rows[0].cells].findIndex((cell, index) => index > 2 && differs(index));
    });
    const ranks = () => page.evaluate(([index, order]) => [...document.querySelector(".matrix").tBodies[0].rows]
      .map((row) => order.indexOf(row.cells[index].className[0])), [column, order]);
    const heading = page.locator(".matrix thead th").nth(column);
    await heading.getByRole("button").click();
    assert.equal(await heading.getAttribute("aria-sort"), "descending");
    assert.equal(await departs.getAttribute("aria-sort"), null);
    const sorted = await ranks();
    assert.deepEqual(sorted, sorted.toSorted((a, b) => b - a));
    assert.ok(sorted[0] > sorted.at(-1));
  }));

  test("the keyboard reaches a cell, opens it and comes back", () => on("many", async (page) => {
    const region = page.locator(".matrix-region");
    assert.equal(await region.locator("[tabindex='0']").count(), 1, "the table is one stop of the Tab key");
    await region.locator("[tabindex='0']").focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) {
      await page.keyboard.press(key);
    }
    assert.deepEqual(await focused(page), ["1", 4]);
    const title = await page.locator("tr[data-n='1'] th").innerText();
    const clause = await page.locator(".matrix thead th").nth(4).locator(".turn").innerText();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    assert.ok(await dialog.isVisible());
    const heading = await dialog.getByRole("heading").first().innerText();
    assert.ok(heading.includes(title) && heading.includes(clause), heading);
    assert.ok((await dialog.locator(".words").first().innerText()).length > 0);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("dialog[open]").count(), 0);
    assert.deepEqual(await focused(page), ["1", 4]);
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    assert.equal(await dialog.getByRole("heading").first().innerText(), title);
    await dialog.getByRole("button", { name: "Close" }).click();
    assert.deepEqual(await focused(page), ["1", 0]);
  }));

  test("a click opens a cell that departs with both clauses", () => on("many", async (page) => {
    const cell = page.locator(".matrix tbody td[class]:not(.e)").first();
    await cell.click();
    const dialog = page.getByRole("dialog");
    const word = await cell.locator("i").textContent();
    assert.ok((await dialog.innerText()).includes(word));
    assert.equal(await dialog.locator(".side").count(), 2);
    assert.equal(await dialog.locator("template, script").count(), 0);
  }));
});

describe("checks", () => {
  test("severity and verdict filter the findings", () => on("check", async (page) => {
    const toggle = page.locator(".tally[data-group=severity] button").first();
    const count = Number(await toggle.locator(".count").innerText());
    await toggle.click();
    assert.match(await status(page), new RegExp(`^${count} of \\d+ findings`));
    assert.equal(await page.locator("[data-list=findings] .card:visible").count(), count);
    assert.ok(await page.locator(".excerpt mark").count() > 0);
  }));

  test("the matrix opens what was found under a rule", () => on("check-many", async (page) => {
    const cell = page.locator(".matrix tbody td.w, .matrix tbody td.m").first();
    await cell.click();
    const dialog = page.getByRole("dialog");
    assert.ok(await dialog.locator(".finding").count() > 0);
    const place = await focusedHeading(page);
    assert.ok(place.length > 0);
  }));
});

const focusedHeading = (page) => page.evaluate(() => document.activeElement.textContent);

describe("findings that do not count", () => {
  test("are folded away, counted, and open with their reasons", () => on("waived", async (page) => {
    const lead = await page.locator(".lead").innerText();
    assert.match(lead, /1 error, 1 warning and 0 pieces of advice; 1 waived, 1 in the baseline\./);
    assert.ok(await page.getByText("no where.mou").isVisible(), "what could not be checked is named");
    const reason = page.getByText("Waived until 2027-06-30 by Board vote 2026-14: policy under revision.");
    assert.equal(await reason.isVisible(), false);
    assert.equal(await page.locator("[data-list=findings] .card").count(), 2, "the list has those that count");
    await page.locator("summary", { hasText: "1 waived, 1 in the baseline" }).click();
    assert.ok(await reason.isVisible());
    assert.ok(await page.getByText("In the baseline.", { exact: true }).isVisible());
  }));
});

describe("hostile words", () => {
  test("stay words", () => on("hostile", async (page) => {
    const title = '<script>window.pwned=1</script>"\'&';
    const clean = async () => {
      assert.equal(await page.evaluate(() => window.pwned), undefined);
      assert.equal(await page.locator("script").count(), 1);
      assert.equal(await page.locator("img, iframe, object, embed, base, link, [onerror], [onload], [onclick]").count(), 0);
      assert.equal(await page.locator("a[href^='javascript:']").count(), 0);
    };
    await clean();
    const body = await page.locator("body").innerText();
    assert.ok(body.includes(title), "the title is shown as it is written");
    const source = readFileSync(join(reports, "hostile.html"), "utf8");
    assert.ok(!/[\u202a-\u202e\u2066-\u2069]/u.test(source), "nothing turns the direction of writing");
    for (const cell of await page.locator(".matrix tbody td[class]:not(.e)").all()) {
      await cell.evaluate((element) => element.click());
      await clean();
      await page.keyboard.press("Escape");
    }
    for (const details of await page.locator("main details").all()) await details.evaluate((one) => { one.open = true; });
    await clean();
  }));
});

describe("every report", () => {
  for (const name of pages) {
    test(`${name}: reads without scripts`, () => on(name, async (page) => {
      assert.ok(await page.locator("h1").isVisible());
      assert.ok(await page.locator(".card:visible, .matrix tbody tr:visible").count() > 0);
      assert.equal(await page.locator(".filters:visible, button:visible").count(), 0, "nothing on the page is dead");
      assert.ok((await page.locator(".tally").first().innerText()).length > 0);
    }, { javaScriptEnabled: false }));

    test(`${name}: fits a phone`, () => on(name, async (page) => {
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(await wide(), 0);
      await page.evaluate(() => { for (const one of document.querySelectorAll("details")) one.open = true; });
      assert.equal(await wide(), 0);
    }, { width: 360, height: 780 }));

    test(`${name}: is bare on paper`, () => on(name, async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".filters:visible, .skip:visible, .hint:visible").count(), 0);
      const colour = await page.evaluate(() => getComputedStyle(document.body).color);
      assert.equal(colour, "rgb(0, 0, 0)");
      assert.ok((await page.pdf()).length > 1000);
      assert.equal(await page.locator(".matrix.part").count(), 0, "what was made for the paper is gone again");
    }, { colorScheme: "dark" }));

    for (const colorScheme of ["light", "dark"]) {
      test(`${name}: can be used by everybody (${colorScheme})`, () => on(name, async (page) => {
        assert.equal(await page.locator("html").getAttribute("lang"), "en");
        assert.equal(await page.locator("h1").count(), 1);
        assert.equal(await page.locator("table th:not([scope])").count(), 0);
        const nameless = await page.evaluate(() => [...document.querySelectorAll("button")]
          .filter((button) => !(button.getAttribute("aria-label") ?? button.textContent).trim()).length);
        assert.equal(nameless, 0);
        assert.equal(await page.locator("dialog:not([aria-labelledby])").count(), 0);
        await serious(page);
        const cell = page.locator(".matrix tbody td[class]:not(.e)").first();
        if (await cell.count() > 0) {
          await cell.click();
          await serious(page);
        }
      }, { colorScheme }));

      test(`${name}: screenshots (${colorScheme})`, { skip: !screenshots }, async () => {
        mkdirSync(screenshots, { recursive: true });
        for (const width of [360, 820, 1440]) {
          await on(name, async (page) => {
            await page.screenshot({ path: join(screenshots, `${name}-${width}-${colorScheme}.png`) });
            const subject = page.locator(".matrix-region, [data-list]").first();
            await subject.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
            await page.screenshot({ path: join(screenshots, `${name}-${width}-${colorScheme}-below.png`) });
            const cell = page.locator(".matrix tbody td[class]:not(.e)").first();
            if (await cell.count() === 0) return;
            await cell.evaluate((element) => element.click());
            await page.screenshot({ path: join(screenshots, `${name}-${width}-${colorScheme}-cell.png`) });
          }, { width, height: width === 360 ? 780 : 1000, colorScheme });
        }
      });
    }
  }
});

// What the axe rules find that would keep somebody from reading the page.
async function serious(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
  });
  assert.deepEqual(found, []);
}
