// A VS Code window, by what its user sees and does.

import { join } from "node:path";

export class Window {
  constructor(page, output) {
    this.page = page;
    this.output = output;
  }

  async openFolder(port, folder) {
    await this.page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
    await this.page.locator(".monaco-workbench").waitFor();
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  }

  async openFile(name) {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).dblclick();
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
    await this.page.locator(".editor-instance .view-lines .view-line").first().waitFor();
  }

  async closeEditor() {
    const name = await this.page.locator(".tab.active").first().getAttribute("data-resource-name");
    await this.page.locator(".tab.active .action-label.codicon-close").first().click();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ state: "detached" });
  }

  /** Runs a command of the palette by its title. */
  async command(title) {
    await this.page.keyboard.press("F1");
    const input = this.quickInput();
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.row(title).first().waitFor();
    await this.page.keyboard.press("Enter");
  }

  quickInput() {
    return this.page.locator(".quick-input-widget input.input");
  }

  /** A row of the open list. */
  row(text) {
    return this.page.locator(".quick-input-list .monaco-list-row", { hasText: text });
  }

  /** Moves the cursor of the editor in front. */
  async goTo(line, column) {
    await this.page.keyboard.press("Control+g");
    await this.quickInput().waitFor();
    await this.quickInput().fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.quickInput().waitFor({ state: "hidden" });
  }

  /** The line of the editor that holds the text. */
  line(text) {
    // The editor draws spaces that do not break.
    const words = text.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return this.page.locator(".editor-instance .view-line", { hasText: new RegExp(words.join("\\s")) });
  }

  squiggles(severity = "error") {
    return this.page.locator(`.editor-instance .squiggly-${severity}`);
  }

  problems() {
    return this.page.locator(".markers-panel .monaco-list-row");
  }

  status() {
    return this.page.locator('.statusbar-item[id$="moulint.status"]');
  }

  notification(text) {
    return this.page.locator(".notification-toast", { hasText: text });
  }

  /** The page within the webview in front, past the two frames that VS Code puts round it. */
  webview() {
    return this.page.frameLocator("iframe.webview.ready:visible").frameLocator("#active-frame");
  }

  async eventually(ask) {
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      if (await ask()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`after 30 seconds still not: ${ask}`);
  }

  async screenshot(name) {
    await this.page.screenshot({ path: join(this.output, `${name}.png`) });
  }

  /** A picture of the editors alone, with whatever lies over them. */
  async picture(name) {
    await this.page.locator(".part.editor").screenshot({ path: join(this.output, `${name}.png`) });
  }
}
