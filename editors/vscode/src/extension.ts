// Puts the parts together when the editor starts the extension, and takes them apart when it ends.

import * as vscode from "vscode";

import { Commands } from "./commands";
import { Notes } from "./notes";
import { Reports } from "./report";
import { Results } from "./results";
import { Server } from "./server";
import { onPathChanged } from "./settings";
import { StatusBar } from "./status";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("moulint", { log: true });
  const notes = new Notes();
  const reports = new Reports(context.extensionUri);
  const results = new Results(reports, notes);
  const started = new Server(context, output, (answer) => results.show(answer));
  server = started;
  context.subscriptions.push(
    output,
    notes,
    reports,
    started,
    new StatusBar(started),
    new Commands(started, results, reports, output),
    onPathChanged(() => void started.restart()),
    // Programs that were off limits may be used now.
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (!started.isRunning) void started.restart();
    }),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await server?.shutDown();
}
