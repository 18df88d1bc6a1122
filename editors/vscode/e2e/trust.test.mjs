// A workspace that nobody trusts yet has no say in which program runs, and none in which packs count.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { desk, step } from "./desk.mjs";

const folder = mkdtempSync(join(tmpdir(), "moulint-trust-"));
const trap = join(folder, "moulint");
const trace = join(folder, "it-ran");
writeFileSync(trap, `#!/bin/sh\ntouch '${trace}'\necho 'moulint 9.9.9'\n`, { mode: 0o755 });
after(() => rmSync(folder, { recursive: true }));

const set = desk({
  program: process.env.MOULINT_BIN,
  settings: { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" },
  workspaceSettings: { "moulint.path": trap, "moulint.packs": ["us-ma"] },
});

step(set, "agreements are checked in restricted mode, by the packs of their own jurisdiction", async ({ page, window }) => {
  await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
  await window.openFile("riverton.mou");
  await window.squiggles().first().waitFor();
  await window.status().filter({ hasText: "US-CT 2026.1" }).waitFor();
  await window.status().hover();
  const tooltip = page.locator(".monaco-hover:visible", { hasText: "us-ct edition" }).first();
  await tooltip.waitFor();
  assert.doesNotMatch(await tooltip.innerText(), /us-ma/);
});

step(set, "the program that the workspace names never ran", async ({ window }) => {
  await window.command("moulint: Restart the server");
  await window.status().filter({ hasText: "US-CT 2026.1" }).waitFor();
  assert.equal(existsSync(trace), false);
});
