// Runs within the extension host and asks the editor what it knows of the sample workspace, through the same interface
// that other extensions have. What it looks like is the business of e2e/editor.test.mjs.

import * as vscode from "vscode";

import { cases } from "./cases";

/** The entry that VS Code calls; it fails with all failures. */
export async function run(): Promise<void> {
  const failures: string[] = [];
  for (const [name, check] of Object.entries(cases)) {
    try {
      await check();
      console.log(`ok: ${name}`);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      console.log(`failed: ${name}\n${text}`);
      failures.push(`${name}: ${text}`);
    }
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  if (failures.length > 0) throw new Error(failures.join("\n\n"));
}
