// The settings, as the server wants them and as the commands change them.

import * as vscode from "vscode";

const section = "moulint";

/** What the server is told at its start. Later changes reach it by the protocol's own notification. */
export function initializationOptions(): object {
  const settings = vscode.workspace.getConfiguration(section);
  return {
    asOf: settings.get("asOf"),
    horizon: settings.get("horizon"),
    packs: settings.get("packs"),
    assume: settings.get("assume"),
    checkWorkspace: settings.get("checkWorkspace"),
    inlayHints: settings.get("inlayHints"),
    codeLens: settings.get("codeLens"),
    client: { html: true, status: true },
  };
}

/** The program that the user named. The setting belongs to the machine, so a workspace cannot name one. */
export function configuredPath(): string {
  return vscode.workspace.getConfiguration(section).get("path", "").trim();
}

export function onPathChanged(restart: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${section}.path`)) restart();
  });
}

/** The day whose law counts, or nothing for today. */
export function asOf(): string {
  return vscode.workspace.getConfiguration(section).get("asOf", "");
}

/** Sets the day for this workspace, or for the user where no workspace is open. */
export async function setAsOf(day: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration(section);
  const hasWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const target = hasWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  // Taking the entry away means today, unless the user's own settings name a day, which would show through.
  const underneath = hasWorkspace ? settings.inspect<string>("asOf")?.globalValue : undefined;
  await settings.update("asOf", day === "" && !underneath ? undefined : day, target);
}
