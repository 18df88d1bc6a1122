// The status bar: by which law the agreement in front is judged.

import * as vscode from "vscode";

import type { Health, Server, Status } from "./server";
import { asOf } from "./settings";

export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("moulint.status", vscode.StatusBarAlignment.Right, 100);
  private health: Health = "starting";
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.item.name = "moulint: the law that counts";
    this.subscriptions = [
      this.item,
      server.onHealth((health) => {
        this.health = health;
        this.update();
      }),
      server.onStatus(() => this.update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
    ];
    this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== "mou") {
      this.item.hide();
      return;
    }
    if (this.health === "running") this.showLaw(this.server.statusOf(document.uri));
    else this.showHealth(this.health);
    this.item.show();
  }

  private showLaw(status: Status | undefined): void {
    const day = status?.asOf ?? asOf();
    const law = status === undefined ? undefined : lawOf(status);
    // A clock stands for the law of a day that was set; it must not be taken for that of today.
    this.item.text = `$(${asOf() === "" ? "law" : "history"}) ${[law, day].filter(Boolean).join(" · ") || "moulint"}`;
    this.item.tooltip = status === undefined ? "moulint: set the day whose law counts" : tooltip(status);
    this.item.command = "moulint.setAsOf";
    this.item.backgroundColor = undefined;
  }

  private showHealth(health: Exclude<Health, "running">): void {
    const { text, tooltip: hint, warn } = {
      starting: { text: "$(loading~spin) moulint", tooltip: "moulint is starting.", warn: false },
      missing: { text: "$(warning) moulint was not found", tooltip: "Click to look for it again.", warn: true },
      stopped: { text: "$(warning) moulint is not running", tooltip: "Click to start it.", warn: true },
    }[health];
    this.item.text = text;
    this.item.tooltip = hint;
    this.item.command = "moulint.restart";
    this.item.backgroundColor = warn ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
  }
}

/** `US-CT 2026.1`: the jurisdiction with the edition of its pack, or what the document is. */
function lawOf({ kind, jurisdiction, packs }: Status): string {
  if (kind === "pack" || kind === "vocabulary") return kind;
  const own = packs.find((pack) => pack.name === jurisdiction?.toLowerCase()) ?? packs[0];
  return [jurisdiction ?? own?.name ?? "no jurisdiction", own?.edition].filter(Boolean).join(" ");
}

function tooltip({ kind, packs, asOf: day, met, notMet, unsure, version }: Status): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: ["moulint.setAsOf", "moulint.showVerdicts", "moulint.showOutput"] };
  text.appendMarkdown(`**Law of ${day}**${asOf() === "" ? " (today)" : " (set by hand)"}\n\n`);
  for (const { name, edition } of packs) text.appendMarkdown(`- \`${name}\` edition ${edition}\n`);
  if (kind === "agreement") {
    text.appendMarkdown(`\n${met} rules met, ${notMet} not met, ${unsure} unsure\n`);
    text.appendMarkdown("\n[Show the rules](command:moulint.showVerdicts) · ");
  } else {
    text.appendMarkdown("\n");
  }
  text.appendMarkdown("[Set the day](command:moulint.setAsOf) · [Show output](command:moulint.showOutput)\n");
  text.appendMarkdown(`\nmoulint ${version}`);
  return text;
}
