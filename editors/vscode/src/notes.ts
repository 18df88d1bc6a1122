// Texts of the server, shown as rendered Markdown that cannot be edited and belongs to no file.

import * as vscode from "vscode";

import type { Note } from "./results";

const scheme = "moulint-note";

export class Notes implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[] = [
    this.changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, this),
    vscode.workspace.onDidCloseTextDocument((document) => this.texts.delete(document.uri.toString())),
  ];

  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  async show(note: Note): Promise<void> {
    // The title becomes the name of the tab, so what would read as a folder is replaced.
    const uri = vscode.Uri.from({ scheme, path: `/${note.title.replace(/[/\\]/g, " · ")}` });
    this.texts.set(uri.toString(), note.markdown);
    this.changed.fire(uri);
    try {
      await vscode.commands.executeCommand("markdown.showPreview", uri);
        } catch {
      // The preview comes with the editor, but it can be turned off.
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.languages.setTextDocumentLanguage(document, "markdown");
      await vscode.window.showTextDocument(document, { preview: true });
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
