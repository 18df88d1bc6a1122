// The language server: one process for the whole window, however many folders it has.

import * as os from "node:os";
import * as path from "node:path";
import * as vscode from "vscode";
import { ExecuteCommandRequest, State, type LanguageClient } from "vscode-languageclient/node";

import { findBinary, type Binary, type Places } from "./binary";
import { newClient } from "./client";
import { Recovery } from "./recovery";
import { configuredPath } from "./settings";
import { tellDead, tellMissing, tellUnusable } from "./trouble";

export type Health = "starting" | "running" | "missing" | "stopped";

/** What the server says of a document after each check. */
export interface Status {
  uri: string;
  kind: "agreement" | "template" | "pack" | "vocabulary" | "text";
  jurisdiction: string | null;
  packs: { name: string; edition: string }[];
  asOf: string;
  met: number;
  notMet: number;
  unsure: number;
  version: string;
}

/** How answers to commands that were started from a code lens or the light bulb are shown. */
export type Show = (answer: unknown) => Promise<void>;

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  /** Starting and stopping happen one after the other, however fast they are asked for. */
  private queue: Promise<void> = Promise.resolve();
  /** The last word on each document, by its address. */
  private readonly statuses = new Map<string, Status>();
  private readonly healthChanged = new vscode.EventEmitter<Health>();
  private readonly statusChanged = new vscode.EventEmitter<void>();

  readonly onHealth = this.healthChanged.event;
  readonly onStatus = this.statusChanged.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly output: vscode.LogOutputChannel,
    private readonly show: Show,
  ) {}

  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.stop();
      await this.start();
    });
  }

  /** Resolves when the server has ended, so that no process outlives the window. */
  shutDown(): Promise<void> {
    return this.enqueue(() => this.stop());
  }

  get isRunning(): boolean {
    return this.client?.state === State.Running;
  }

  /** What the server last said of a document. */
  statusOf(document: vscode.Uri): Status | undefined {
    return this.statuses.get(document.toString());
  }

  /** Runs a command of the server; an error says in plain words why there is no answer. */
  async ask<Answer>(command: string, ...args: unknown[]): Promise<Answer> {
    await this.queue;
    if (this.client === undefined || !this.isRunning) {
      throw new Error("moulint is not running. Restart it, or look at its output for the reason.");
    }
    return this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }) as Promise<Answer>;
  }

  dispose(): void {
    this.healthChanged.dispose();
    this.statusChanged.dispose();
  }

  /** One failure must not stand in the way of whatever is asked for next. */
  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error: unknown) => {
      this.output.error(error instanceof Error ? error : String(error));
      this.healthChanged.fire("stopped");
    });
    return this.queue;
  }

  private async start(): Promise<void> {
    this.healthChanged.fire("starting");
    const { binary, refusals } = await findBinary(this.places());
    for (const { path: file, reason } of refusals) this.output.warn(`${file} is not used: ${reason}.`);
    if (binary === undefined) {
      this.healthChanged.fire("missing");
      tellMissing(refusals);
      return;
    }
    this.output.info(`Using ${binary.path}, version ${binary.version}.`);
    await this.run(binary);
  }

  private async run(binary: Binary): Promise<void> {
    const recovery = new Recovery(() => tellDead(() => void this.restart(), this.output));
    const client = newClient(binary.path, this.output, recovery, (command, args) => this.answer(command, args));
    this.client = client;
    client.onNotification("moulint/status", (status: Status) => {
      this.statuses.set(vscode.Uri.parse(status.uri).toString(), status);
      this.statusChanged.fire();
    });
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) this.healthChanged.fire("running");
      else if (newState === State.Starting) this.healthChanged.fire("starting");
      else this.healthChanged.fire("stopped");
    });
    try {
      await client.start();
      recovery.isReady();
    } catch (error) {
      this.output.error(`The server did not start: ${error instanceof Error ? error.message : String(error)}`);
      this.healthChanged.fire("stopped");
      tellUnusable(binary, this.output);
    }
  }

  /** Runs a command that was started from a code lens or the light bulb, and shows what came of it. */
  private async answer(command: string, args: unknown[]): Promise<unknown> {
    try {
      const answer = await this.ask(command, ...args);
      await this.show(answer);
      return answer;
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.statuses.clear();
    if (client === undefined) return;
    // A client that never got ready refuses to stop; there is nothing left to stop then.
    await client.dispose().catch(() => undefined);
    this.healthChanged.fire("stopped");
  }

  private places(): Places {
    const home = os.homedir();
    const name = process.platform === "win32" ? "moulint.exe" : "moulint";
    const folders = vscode.workspace.workspaceFolders ?? [];
    return {
      configured: configuredPath(),
      searchPath: process.env["PATH"] ?? "",
      installed: [path.join(process.env["CARGO_HOME"] ?? path.join(home, ".cargo"), "bin")],
      bundled: this.context.asAbsolutePath(path.join("server", name)),
      offLimits: vscode.workspace.isTrusted ? [] : folders.map((folder) => folder.uri.fsPath),
      home,
      platform: process.platform,
    };
  }
}
