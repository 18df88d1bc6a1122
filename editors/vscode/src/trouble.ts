// What is said when there is no server, or none that works: what is wrong, and what to do.

import * as vscode from "vscode";

import type { Binary, Refusal } from "./binary";

const openSettings = "Open settings";
const howToInstall = "How to install";
const restart = "Restart";
const showOutput = "Show output";

/** There is no program to start. */
export function tellMissing(refusals: readonly Refusal[]): void {
  void (async () => {
    const choice = await vscode.window.showErrorMessage(missing(refusals), howToInstall, openSettings);
    if (choice === openSettings) await openPathSetting();
    if (choice === howToInstall) await showInstallation();
  })();
}

/** The program is there and does not work as a server. */
export function tellUnusable(binary: Binary, output: vscode.LogOutputChannel): void {
  const message =
    `${binary.path} (version ${binary.version}) cannot serve an editor, so there are no findings. ` +
    "Install a newer moulint, or name another one in the setting moulint.path.";
  void (async () => {
    const choice = await vscode.window.showErrorMessage(message, howToInstall, openSettings, showOutput);
    if (choice === openSettings) await openPathSetting();
    if (choice === howToInstall) await showInstallation();
    if (choice === showOutput) output.show();
  })();
}

/** The program has ended several times in a row. */
export function tellDead(start: () => void, output: vscode.LogOutputChannel): void {
  const message =
    "moulint stopped five times within three minutes and was not started again. Findings on screen may be out of date.";
  void (async () => {
    const choice = await vscode.window.showErrorMessage(message, restart, showOutput);
    if (choice === restart) start();
    if (choice === showOutput) output.show();
  })();
}

function missing([first]: readonly Refusal[]): string {
  if (first?.origin === "setting") {
    return `The setting moulint.path names ${first.path}, but ${first.reason}. Correct the setting, or empty it to look on PATH.`;
  }
  if (first !== undefined) {
    return `${first.path} cannot be used, because ${first.reason}. Agreements are shown in colours and are not checked.`;
  }
  return (
    "moulint is not installed, so agreements are shown in colours and are not checked. " +
    "Install it, or say in the settings where it is."
  );
}

/** The setting belongs to the machine on which moulint runs, which has a page of its own if it is another one. */
async function openPathSetting(): Promise<void> {
  const query = "@id:moulint.path";
  if (vscode.env.remoteName === undefined) await vscode.commands.executeCommand("workbench.action.openSettings", query);
  else await vscode.commands.executeCommand("workbench.action.openRemoteSettings", { query });
}

/** The way is told in the README, which the editor shows on the extension's page. */
async function showInstallation(): Promise<void> {
  await vscode.commands.executeCommand("extension.open", "moulint.moulint");
}
