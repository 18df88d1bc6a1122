// What the server answers to its commands, and how each answer is shown.

import * as vscode from "vscode";

import { Notes } from "./notes";
import { Reports } from "./report";

/** A page for a reader; `html` is missing where the server had nothing to lay out. */
export interface Page {
  title: string;
  summary: string;
  html?: string;
}

/** A text for a reader. */
export interface Note {
  title: string;
  markdown: string;
}

export interface Template {
  name: string;
  title: string;
  jurisdiction: string | null;
  marks: boolean;
}

export interface Rule {
  name: string;
  title: string;
}

export interface Totals {
  files: number;
  errors: number;
  warnings: number;
}

/** Shows answers, whichever way the command was started: from the palette, a code lens or the light bulb. */
export class Results {
  constructor(
    private readonly reports: Reports,
    private readonly notes: Notes,
  ) {}

  async show(answer: unknown): Promise<void> {
    if (has(answer, "title", "html")) this.reports.show(answer.title, answer.html);
    else if (has(answer, "title", "markdown")) await this.notes.show(answer);
    else if (isTotals(answer)) showTotals(answer);
    else if (has(answer, "summary")) void vscode.window.showInformationMessage(answer.summary);
  }
}

/** Nobody waits for the message: it stays until its reader has seen it. */
function showTotals({ files, errors, warnings }: Totals): void {
  if (files === 0) {
    void vscode.window.showInformationMessage("There is no .mou file in this workspace to check.");
    return;
  }
  const open = "Open the problems";
  const found = `${count(errors, "error")} and ${count(warnings, "warning")}`;
  void vscode.window.showInformationMessage(`Checked ${count(files, "file")}: ${found}.`, open).then((choice) => {
    if (choice === open) void vscode.commands.executeCommand("workbench.actions.view.problems");
  });
}

function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Whether an answer has fields of text. */
function has<Field extends string>(answer: unknown, ...fields: Field[]): answer is Record<Field, string> {
  return isObject(answer) && fields.every((field) => typeof answer[field] === "string");
}

function isTotals(answer: unknown): answer is Totals {
  return isObject(answer) && ["files", "errors", "warnings"].every((field) => typeof answer[field] === "number");
}

function isObject(answer: unknown): answer is Record<string, unknown> {
  return typeof answer === "object" && answer !== null;
}
