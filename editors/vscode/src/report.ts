// Pages of the server: a comparison, or the report on all agreements.

import * as vscode from "vscode";

import { forWebview, type Appearance } from "./page";

/** The kind of the panels; menus ask for it. */
export const reportView = "moulint.report";

interface Open {
  panel: vscode.WebviewPanel;
  html: string;
}

export class Reports implements vscode.Disposable {
  private readonly icon: { light: vscode.Uri; dark: vscode.Uri };
  private readonly open = new Map<string, Open>();
  private readonly themes = vscode.window.onDidChangeActiveColorTheme(() => {
    for (const { panel, html } of this.open.values()) panel.webview.html = forWebview(html, appearance());
  });

  constructor(extension: vscode.Uri) {
    const file = (name: string): vscode.Uri => vscode.Uri.joinPath(extension, "media", name);
    this.icon = { light: file("mou-light.svg"), dark: file("mou-dark.svg") };
  }

  /** Shows a page; one of the same title is replaced where it stands. */
  show(title: string, html: string): void {
    const panel = this.open.get(title)?.panel ?? this.create(title);
    this.open.set(title, { panel, html });
    panel.webview.html = forWebview(html, appearance());
    panel.reveal();
  }

  /** Writes the page in front to a file that any browser opens. */
  async save(): Promise<void> {
    const front = [...this.open].find(([, { panel }]) => panel.active);
    if (front === undefined) {
      await vscode.window.showInformationMessage("Open a report or a comparison first; then it can be saved.");
      return;
    }
    const [title, { html }] = front;
    const name = `${title.replace(/[^\p{L}\p{N} ,.()-]+/gu, " ").trim()}.html`;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const target = await vscode.window.showSaveDialog({
      filters: { "Page for a browser": ["html"] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    });
    if (target !== undefined) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
  }

  dispose(): void {
    this.themes.dispose();
    for (const { panel } of [...this.open.values()]) panel.dispose();
  }

  private create(title: string): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(reportView, title, vscode.ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [],
      // The reader's filters and place in the page are kept while another tab is in front.
      retainContextWhenHidden: true,
    });
    panel.iconPath = this.icon;
    panel.onDidDispose(() => this.open.delete(title));
    return panel;
  }
}

function appearance(): Appearance {
  const { kind } = vscode.window.activeColorTheme;
  return kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast ? "dark" : "light";
}
