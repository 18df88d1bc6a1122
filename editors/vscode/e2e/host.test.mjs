// Runs the tests that live within the extension host (test/host), by the contract that VS Code has for them.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openBrowser } from "./browser.mjs";
import { extension, startServer } from "./server.mjs";

let server;
let chromium;

before(async () => {
  server = await startServer({ vscode: process.env.MOULINT_VSCODE, program: process.env.MOULINT_BIN });
  chromium = await openBrowser();
});

after(async () => {
  await chromium?.browser.close();
  await server?.stop();
});

test("what the editor knows", { timeout: 180_000 }, async () => {
  const page = await chromium.context.newPage();
  const ended = new Promise((resolve) => {
    void page.exposeFunction("codeAutomationExit", resolve);
  });
  await page.exposeFunction("codeAutomationLog", (_kind, values) => {
    const line = [values].flat().join(" ").trim();
    if (/^(ok|failed): /.test(line)) console.log(line);
  });

  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const payload = [
    ["extensionDevelopmentPath", remote(extension)],
    ["extensionTestsPath", remote(join(extension, "out/host/index.js"))],
  ];
  const query = new URLSearchParams({ folder: server.workspace, payload: JSON.stringify(payload) });
  await page.goto(`http://127.0.0.1:${server.port}/?${query}`);
  assert.equal(await ended, 0, "What failed is told above.");
});
