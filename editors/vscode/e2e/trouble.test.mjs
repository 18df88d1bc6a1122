// Without a server that works, the editor says what is wrong and what to do, and goes on being an editor.

import { desk, step } from "./desk.mjs";

const set = desk({ program: "/nowhere/moulint" });

step(set, "a setting that names nothing is told, with what to do", async ({ window }) => {
  await window.openFile("riverton.mou");
  const message = window.notification("The setting moulint.path names /nowhere/moulint, but there is no such file.");
  await message.waitFor();
  await window.status().filter({ hasText: "moulint was not found" }).waitFor();
  await window.screenshot("missing");
});

step(set, "the button opens the setting", async ({ page, window }) => {
  await window.notification("moulint.path").getByText("Open settings").click();
  await page.locator(".settings-editor .setting-item-contents", { hasText: "A workspace cannot set this" }).first().waitFor();
});

step(set, "the other button opens the way to install it", async ({ page, window }) => {
  await window.openFile("untidy.mou");
  await window.status().click();
  await window.notification("moulint.path").getByText("How to install").click();
  await page.locator(".extension-editor", { hasText: "moulint" }).first().waitFor();
  await window.webview().getByText("cargo install").first().waitFor();
  await window.screenshot("install");
});

step(set, "commands say that moulint is not running", async ({ window }) => {
  await window.command("moulint: Show the report on all agreements");
  await window.notification("moulint is not running").waitFor();
});

step(set, "colours are there all the same", async ({ window }) => {
  await window.openFile("oak-hollow.mou");
  await window.page.locator(".editor-instance .view-line .mtk1 ~ span").first().waitFor();
});
