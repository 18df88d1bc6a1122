// A VS Code with the packed extension, a browser and a window in it: what each file of tests sits down at.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openBrowser } from "./browser.mjs";
import { extension, startServer } from "./server.mjs";
import { Window } from "./window.mjs";

const output = join(extension, "e2e/output");

/** Sets up the desk before the tests of a file and clears it after them. */
export function desk({ program, settings, workspaceSettings }) {
  const set = {};
  before(async () => {
    mkdirSync(output, { recursive: true });
    const vsix = join(extension, "moulint.vsix");
    const vscode = process.env.MOULINT_VSCODE;
    set.server = await startServer({ vscode, program, install: vsix, settings, workspaceSettings });
    Object.assign(set, await openBrowser());
    set.page = await set.context.newPage();
    set.window = new Window(set.page, output);
    await set.window.openFolder(set.server.port, set.server.workspace);
  });
  after(async () => {
    await set.browser?.close();
    await set.server?.stop();
  });
  return set;
}

/** A test that leaves a picture when it fails. */
export function step(set, name, run) {
  test(name, { timeout: 200_000 }, async () => {
    try {
      await run(set);
    } catch (error) {
      await set.window?.screenshot(`failed ${name}`).catch(() => undefined);
      throw error;
    }
  });
}
