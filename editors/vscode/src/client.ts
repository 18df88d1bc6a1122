// The connection to the server.

import type * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn, type ErrorHandler } from "vscode-languageclient/node";

import { initializationOptions } from "./settings";

/** A command of the server that was started from a code lens or the light bulb. */
export type RunCommand = (command: string, args: unknown[]) => Promise<unknown>;

export function newClient(
  program: string,
  output: vscode.LogOutputChannel,
  errorHandler: ErrorHandler,
  executeCommand: RunCommand,
): LanguageClient {
  return new QuietClient(
    "moulint",
    "moulint",
    { command: program, args: ["lsp"] },
    {
      documentSelector: [
        { language: "mou", scheme: "file" },
        { language: "mou", scheme: "untitled" },
      ],
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      initializationFailedHandler: () => false,
      errorHandler,
      synchronize: { configurationSection: "moulint" },
      middleware: { executeCommand: (command, args: unknown[]) => executeCommand(command, args) },
    },
  );
}

/** Writes its troubles to the output only. What a reader has to know is told in other words, and with what to do. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
