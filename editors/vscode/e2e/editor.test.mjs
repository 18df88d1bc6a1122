// Uses moulint in a real VS Code as somebody would who writes an agreement down: with mouse and keyboard, by what is
// on the screen.

import assert from "node:assert/strict";

import { desk, step } from "./desk.mjs";

const set = desk({
  program: process.env.MOULINT_BIN,
  settings: { "workbench.colorTheme": "Default Light Modern", "moulint.asOf": "2026-11-21" },
});

/** A colour of the page by its name in the style sheet. */
function colour(report, name) {
  const read = (body, variable) => getComputedStyle(body).getPropertyValue(variable).trim();
  return report.locator("body").evaluate(read, name);
}

step(set, "a misspelt term is underlined", async ({ window }) => {
  await window.openFile("riverton.mou");
  await window.squiggles().first().waitFor();
  await window.line("SRO must not discipline studnet").waitFor();
});

step(set, "the status bar tells the law that counts", async ({ window }) => {
  await window.status().filter({ hasText: "US-CT 2026.1 · 2026-11-21" }).waitFor();
});

step(set, "a code lens counts the rules", async ({ page }) => {
  await page.locator(".codelens-decoration", { hasText: "rules met" }).first().waitFor();
});

step(set, "the Problems panel lists the finding with its rule", async ({ page, window }) => {
  await page.keyboard.press("Control+Shift+M");
  await page.locator(".markers-panel-container input, .panel .monaco-inputbox input").first().fill("studnet");
  const row = window.problems().filter({ hasText: "there is no term" });
  await row.waitFor();
  assert.match(await row.innerText(), /moulint[\s\S]*core\/unknown-term/);
  await window.screenshot("problems");
  await page.keyboard.press("Control+j");
});

step(set, "the light bulb mends the term, and the finding goes", async ({ page, window }) => {
  await window.goTo(11, 30);
  await page.keyboard.press("Control+.");
  await page.locator(".action-widget .monaco-list-row.focused", { hasText: "student" }).waitFor();
  await window.picture("mend");
  await page.keyboard.press("Enter");
  await window.line("SRO must not discipline student.").waitFor();
  await page.keyboard.press("Control+Shift+M");
  await window.problems().filter({ hasText: "there is no term" }).waitFor({ state: "detached" });
  await page.locator(".markers-panel-container input, .panel .monaco-inputbox input").first().fill("");
  await page.keyboard.press("Control+j");
});

step(set, "after a subject, completion offers the words of duty", async ({ page, window }) => {
  await window.goTo(15, 999);
  await page.keyboard.press("Enter");
  await page.keyboard.type("SRO ");
  await page.keyboard.press("Control+Space");
  await page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "must not" }).first().waitFor();
  await window.screenshot("completion");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+K");
  await page.keyboard.press("Control+s");
});

step(set, "hovering a finding shows a situation in which the agreement fails", async ({ page, window }) => {
  await window.openFile("oak-hollow.mou");
  await window.squiggles().first().waitFor();
  // The line above the agreement moves all others down; what is pointed at before it is there is another line then.
  await page.locator(".codelens-decoration", { hasText: "massachusetts-2018" }).first().waitFor();
  const word = window.line("SRO may serve as rule-enforcer").getByText("serve").first();
  await word.hover();
  const hover = page.locator(".monaco-hover:visible", { hasText: /for example/i }).first();
  await hover.waitFor();
  assert.match(await hover.innerText(), /the SRO serves as rule enforcer[\s\S]*Law:/);
  await window.picture("read");
  await page.mouse.move(640, 5);
  await hover.waitFor({ state: "hidden" });
});

step(set, "the code lens opens the rules met and not met", async ({ page, window }) => {
  await page.locator(".codelens-decoration a", { hasText: "rules met" }).first().click();
  await window.webview().getByText("us-ma/annual-review").first().waitFor();
  await window.screenshot("verdicts");
  await window.closeEditor();
});

step(set, "an agreement is compared with a template", async ({ window }) => {
  await window.openFile("oak-hollow.mou");
  await window.command("moulint: Compare with a template");
  await window.row("Massachusetts").first().waitFor();
  await window.screenshot("templates");
  await window.row("Massachusetts").first().click();
  // The page's own script ran, and its style sheet was let in.
  const status = window.webview().locator(".status");
  await status.filter({ hasText: /\d+ of \d+ clauses shown/ }).waitFor();
  assert.equal(await colour(window.webview(), "--paper"), "#fff");
  await window.webview().getByRole("heading", { name: "In short" }).evaluate((heading) => heading.scrollIntoView());
  await window.picture("compare");
});

step(set, "the comparison can be filtered, and takes on the colours of the editor", async ({ window }) => {
  const report = window.webview();
  const toggle = report.locator(".tally button", { hasText: "missing" });
  await toggle.click();
  assert.equal(await toggle.getAttribute("aria-pressed"), "true");
  await window.command("Preferences: Toggle between Light/Dark Themes");
  await window.page.locator(".monaco-workbench.vs-dark").waitFor();
  await window.eventually(async () => {
    // The page is replaced meanwhile, and then there is nobody to ask.
    const paper = await colour(report, "--paper").catch(() => "#fff");
    return paper !== "#fff";
  });
  await window.screenshot("compare-dark");
  await window.command("Preferences: Toggle between Light/Dark Themes");
  await window.page.locator(".monaco-workbench.vs").waitFor();
  await window.closeEditor();
});

step(set, "a rule is explained", async ({ window }) => {
  await window.command("moulint: Explain a rule");
  await window.quickInput().fill("us-ma/annual-review");
  await window.row("us-ma/annual-review").first().waitFor();
  await window.screenshot("rules");
  await window.row("us-ma/annual-review").first().click();
  await window.webview().getByText("37P").first().waitFor();
  await window.screenshot("explain");
  await window.closeEditor();
});

step(set, "at a finding, its rules are offered first", async ({ window }) => {
  await window.openFile("oak-hollow.mou");
  await window.goTo(10, 12);
  await window.command("moulint: Explain a rule");
  await window.row("At the cursor").or(window.row("us-ma/prefer-character")).first().waitFor();
  await window.row("us-ma/prefer-character").first().click();
  await window.webview().getByText("us-ma/prefer-character").first().waitFor();
  await window.closeEditor();
});

step(set, "the day is set from the status bar", async ({ page, window }) => {
  await window.openFile("oak-hollow.mou");
  await window.status().click();
  await window.quickInput().fill("2026-02-30");
  await page.locator(".quick-input-widget", { hasText: "There is no such day in the calendar." }).waitFor();
  await window.quickInput().fill("2019-06-01");
  await page.keyboard.press("Enter");
  await window.status().filter({ hasText: "US-MA 2026.1 · 2019-06-01" }).waitFor();
  await page.mouse.move(640, 300);
  await window.status().hover();
  await page.locator(".monaco-hover:visible", { hasText: "Law of 2019-06-01" }).first().waitFor();
  await window.screenshot("status");
});

step(set, "the report on all agreements is shown", async ({ window }) => {
  await window.command("moulint: Show the report on all agreements");
  await window.webview().getByText("Oak Hollow School Resource Officer Agreement").first().waitFor();
  await window.screenshot("report");
});

step(set, "the workspace is checked, and the totals are told", async ({ window }) => {
  await window.command("moulint: Check the workspace");
  await window.notification(/Checked 3 files: \d+ errors and \d+ warnings\./).waitFor();
});

step(set, "the walkthrough leads from a first clause to a comparison", async ({ page, window }) => {
  await window.command("Welcome: Open Walkthrough");
  await window.row("Check an agreement with moulint").first().click();
  await page.locator(".gettingStartedDetailsContent", { hasText: "Write the agreement down" }).waitFor();
  await page.locator(".step-title", { hasText: "Read what is missing" }).click();
  await page.locator(".getting-started-media img").waitFor();
  await window.screenshot("walkthrough");
});

step(set, "nothing was asked of any other machine", async ({ outside }) => {
  assert.deepEqual(outside, []);
});
