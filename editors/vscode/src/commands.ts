// The commands of the palette and the menus.

import * as path from "node:path";
import * as vscode from "vscode";

import { faultOfDay } from "./dates";
import type { Reports } from "./report";
import type { Note, Page, Results, Rule, Template, Totals } from "./results";
import type { Server } from "./server";
import { asOf, setAsOf } from "./settings";

export class Commands implements vscode.Disposable {
  private readonly registrations: vscode.Disposable[];

  constructor(
    private readonly server: Server,
    private readonly results: Results,
    private readonly reports: Reports,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.registrations = [
      this.register("moulint.checkAll", () => this.checkAll()),
      this.register("moulint.compareWith", (resource) => this.compareWith(resource)),
      this.register("moulint.showVerdicts", () => this.showVerdicts()),
      this.register("moulint.showReport", () => this.showReport()),
      this.register("moulint.saveReport", () => this.reports.save()),
      this.register("moulint.explainRule", () => this.explainRule()),
      this.register("moulint.setAsOf", () => askAsOf()),
      this.register("moulint.restart", () => this.server.restart()),
      this.register("moulint.showOutput", async () => this.output.show()),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.registrations).dispose();
  }

  /** Registers a command that never fails in silence, and never with a stack trace in the reader's face. */
  private register(name: string, run: (resource?: vscode.Uri) => Promise<void>): vscode.Disposable {
    return vscode.commands.registerCommand(name, async (resource?: unknown) => {
      try {
        await run(resource instanceof vscode.Uri ? resource : undefined);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        this.output.error(`${name}: ${message}`);
        void vscode.window.showErrorMessage(message, "Show output").then((choice) => {
          if (choice !== undefined) this.output.show();
        });
      }
    });
  }

  private async checkAll(): Promise<void> {
    await this.results.show(await this.askWithProgress<Totals>("checking the workspace", "moulint.checkWorkspace"));
  }

  private async showReport(): Promise<void> {
    await this.results.show(await this.askWithProgress<Page>("writing the report", "moulint.report"));
  }

  private async showVerdicts(): Promise<void> {
    const agreement = agreementInFront();
    await this.results.show(await this.server.ask<Note>("moulint.verdicts", agreement.toString()));
  }

  private async compareWith(resource: vscode.Uri | undefined): Promise<void> {
    const agreement = resource ?? agreementInFront();
    const templates = await this.server.ask<Template[]>("moulint.templates", agreement.toString());
    const own = this.server.statusOf(agreement)?.jurisdiction ?? null;
    const model = await chooseModel(path.basename(agreement.path), templates, own);
    if (model === undefined) return;
    const page = await this.askWithProgress<Page>("comparing", "moulint.compare", agreement.toString(), model);
    await this.results.show(page);
  }

  private async explainRule(): Promise<void> {
    const here = rulesAtCursor();
    const rule = here.length === 1 ? here[0] : await this.chooseRule(here);
    if (rule === undefined) return;
    await this.results.show(await this.server.ask<Note>("moulint.explain", rule));
  }

  /** Offers the rules of the findings under the cursor first, and then all there are. */
  private async chooseRule(here: readonly string[]): Promise<string | undefined> {
    const rules = await this.server.ask<Rule[]>("moulint.rules");
    const item = ({ name, title }: Rule): vscode.QuickPickItem => ({ label: name, detail: title });
    const first = rules.filter(({ name }) => here.includes(name)).map(item);
    const others = rules.filter(({ name }) => !here.includes(name)).map(item);
    const items = first.length === 0 ? others : [heading("At the cursor"), ...first, heading("All rules"), ...others];
    const choice = await vscode.window.showQuickPick(items, {
      title: "Explain a rule",
      placeHolder: "Type part of a rule's name or of what it asks",
      matchOnDetail: true,
    });
    return choice?.label;
  }

  private askWithProgress<Answer>(what: string, command: string, ...args: unknown[]): Thenable<Answer> {
    const options = { location: vscode.ProgressLocation.Window, title: `moulint: ${what}` };
    return vscode.window.withProgress(options, () => this.server.ask<Answer>(command, ...args));
  }
}

function agreementInFront(): vscode.Uri {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== "mou") throw new Error("Open an agreement (a .mou file) first.");
  return document.uri;
}

/** The rules whose findings the cursor is in, each once. */
function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const rules = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === "moulint" && range.contains(editor.selection.active))
    .map(({ code }) => (typeof code === "object" ? code.value : code))
    .filter((rule) => typeof rule === "string");
  return [...new Set(rules)];
}

/**
 * The name of a template, or the address of a file of the reader's own. Templates of the agreement's own jurisdiction
 * come first, for they are what it is usually compared with.
 */
async function chooseModel(agreement: string, templates: readonly Template[], own: string | null): Promise<string | undefined> {
  const aFile: vscode.QuickPickItem = {
    label: "$(folder-opened) A file…",
    detail: "A model of your own, or an earlier text of the agreement",
  };
  const item = ({ name, title, jurisdiction }: Template): vscode.QuickPickItem => {
    return { label: title, description: jurisdiction ?? "", detail: name };
  };
  const near = templates.filter(({ jurisdiction }) => jurisdiction !== null && jurisdiction === own).map(item);
  const others = templates.filter(({ jurisdiction }) => jurisdiction === null || jurisdiction !== own).map(item);
  const first = near.length === 0 ? [] : [heading(`Models of ${own}`), ...near];
  const items = [...first, heading(near.length === 0 ? "Models" : "Other models"), ...others, heading("Your own"), aFile];
  const choice = await vscode.window.showQuickPick(items, {
    title: `Compare ${agreement} with`,
    placeHolder: "Choose a model",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return choice === aFile ? chooseFile() : choice?.detail;
}

async function chooseFile(): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: "The text to compare with",
    openLabel: "Compare",
    filters: { "Agreements and models": ["mou"] },
  });
  return chosen?.[0]?.toString();
}

function heading(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

async function askAsOf(): Promise<void> {
  const day = await vscode.window.showInputBox({
    title: "The day whose law counts",
    prompt: "Agreements are judged by the law of this day. Empty: today.",
    placeHolder: "YYYY-MM-DD",
    value: asOf(),
    validateInput: (text) => faultOfDay(text.trim()),
  });
  if (day !== undefined) await setAsOf(day.trim());
}
