// What the cases share.

import { readFileSync, readdirSync } from "node:fs";
import * as vscode from "vscode";

/** Opens a file of the sample workspace in an editor. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens a text that belongs to no file, with the cursor where `|` stands in it. */
export async function openText(text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: "mou", content: text.replace("|", "") });
  const editor = await vscode.window.showTextDocument(document);
  const cursor = document.positionAt(text.indexOf("|"));
  editor.selection = new vscode.Selection(cursor, cursor);
  return document;
}

/** Where the text first stands. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${text} does not stand in ${document.uri.path}`);
  return document.positionAt(offset);
}

/** Waits for an answer other than nothing and `false`, for the server works while the editor goes on. */
export async function eventually<Answer>(ask: () => Answer | Thenable<Answer>, patience = 30_000): Promise<Exclude<NonNullable<Answer>, false>> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer as Exclude<NonNullable<Answer>, false>;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`after ${patience / 1000} seconds still not: ${String(ask)}`);
}

/** The servers that this extension host has started and that run, by the ids of their processes. */
export function servers(): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((id) => id > 0 && parentOf(id) === process.pid && commandOf(id).endsWith("\0lsp\0"));
}

function parentOf(id: number): number | undefined {
  return Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${id}/status`))?.[1]);
}

function commandOf(id: number): string {
  return read(`/proc/${id}/cmdline`);
}

/** Processes come and go while they are looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
