// A program that is moulint and cannot serve an editor is told of once, in plain words.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { desk, step } from "./desk.mjs";

const folder = mkdtempSync(join(tmpdir(), "moulint-unusable-"));
const program = join(folder, "moulint");
writeFileSync(program, "#!/bin/sh\n[ \"$1\" = --version ] && echo 'moulint 0.1.0' || exit 2\n", { mode: 0o755 });
after(() => rmSync(folder, { recursive: true }));

const set = desk({ program });

step(set, "one message says what to do", async ({ page, window }) => {
  await window.openFile("riverton.mou");
  await window.notification("cannot serve an editor, so there are no findings").waitFor();
  await window.status().filter({ hasText: "moulint is not running" }).waitFor();
  assert.equal(await page.locator(".notification-toast").count(), 1);
  await window.screenshot("unusable");
});

step(set, "it can be tried again", async ({ page, window }) => {
  await page.locator(".notification-toast .codicon-notifications-clear").click();
  await window.status().click();
  await window.notification("cannot serve an editor").waitFor();
});
