// What the editor must know of the sample workspace.

import * as assert from "node:assert/strict";
import * as vscode from "vscode";

import { eventually, open, openText, positionOf, servers } from "./help";

export const cases: Record<string, () => Promise<void>> = {
  "the extension is active": async () => {
    const extension = vscode.extensions.getExtension("moulint.moulint");
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  },

  "a misspelt term is an error of its rule, once": async () => {
    const document = await open("riverton.mou");
    const found = await eventually(() => {
      const unknown = vscode.languages.getDiagnostics(document.uri).filter((finding) => ruleOf(finding) === "core/unknown-term");
      return unknown.length > 0 ? unknown : undefined;
    });
    assert.equal(found.length, 1);
    assert.equal(found[0]?.source, "moulint");
    assert.equal(found[0]?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(found[0]?.range), "studnet");
  },

  "findings come and go with the text": async () => {
    const document = await open("riverton.mou");
    await eventually(() => unknownTerms(document).length === 1);
    const edit = new vscode.WorkspaceEdit();
    const start = positionOf(document, "studnet");
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, "studnet".length)), "student");
    await vscode.workspace.applyEdit(edit);
    await eventually(() => unknownTerms(document).length === 0);
  },

  "files that are not open are checked too": async () => {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, "oak-hollow.mou");
    await eventually(() => vscode.languages.getDiagnostics(uri).some((finding) => ruleOf(finding) === "us-ma/annual-review"));
  },

  "a finding tells a situation, and hovering it the law": async () => {
    const document = await open("oak-hollow.mou");
    const finding = await eventually(() =>
      vscode.languages.getDiagnostics(document.uri).find((one) => ruleOf(one) === "us-ma/no-rule-enforcer"),
    );
    assert.match(finding.message, /for example: the SRO serves as rule enforcer/);
    assert.ok(typeof finding.code === "object" && finding.code.target.scheme === "https", "the rule's name leads to the law");
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      positionOf(document, "rule-enforcer"),
    );
    const text = hovers.flatMap(({ contents }) => contents).map((part) => (typeof part === "string" ? part : part.value)).join("\n");
    for (const words of ["us-ma/no-rule-enforcer", "Law", "37P"]) assert.ok(text.includes(words), `${words} in: ${text}`);
  },

  "the light bulb offers the right term": async () => {
    const document = await open("riverton.mou");
    await eventually(() => unknownTerms(document).length === 1);
    const start = positionOf(document, "studnet");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(start, start),
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.includes("`student`"));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(", "));
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    assert.ok(document.getText().includes("SRO must not discipline student."));
  },

  "the outline has sections and clauses": async () => {
    const document = await open("riverton.mou");
    const [agreement] = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document.uri);
      return found && found.length > 0 ? found : undefined;
    });
    assert.match(agreement!.name, /Riverton/);
    const sections = agreement!.children.filter(({ children }) => children.length > 0);
    assert.deepEqual(sections.map(({ name }) => name), ["I Students", "II Equipment"]);
    assert.match(sections[0]!.children[0]!.name, /no-discipline/);
  },

  "after a subject come the words of duty": async () => {
    const document = await open("riverton.mou");
    const edit = new vscode.WorkspaceEdit();
    const end = document.lineAt(positionOf(document, "SRO must notify").line).range.end;
    edit.insert(document.uri, end, "\n    SRO ");
    await vscode.workspace.applyEdit(edit);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(end.line + 1, 8),
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    for (const modal of ["must", "must not", "may", "may only", "should"]) assert.ok(labels.includes(modal), `${modal} in ${labels.join(", ")}`);
  },

  "a label is renamed where it is written and where it is used": async () => {
    const document = await open("riverton.mou");
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      positionOf(document, "storage:"),
      "safe-keeping",
    );
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.getText().includes("safe-keeping:"));
    assert.ok(document.getText().includes("subject to safe-keeping."));
    assert.ok(!document.getText().includes("storage"));
  },

  "formatting lays a file out and changes no word": async () => {
    const document = await open("untidy.mou");
    const words = (text: string): string => text.split(/\s+/).join(" ").trim();
    const before = document.getText();
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>("vscode.executeFormatDocumentProvider", document.uri, {
      tabSize: 2,
      insertSpaces: true,
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.notEqual(document.getText(), before);
    assert.equal(words(document.getText()), words(before));
    assert.match(document.getText(), /\n {2}section I "Students" covers roles \{\n {4}SRO must not discipline student\.\n/);
  },

  "code lenses count the rules and offer a comparison": async () => {
    const document = await open("oak-hollow.mou");
    const lenses = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10);
      return found && found.length >= 2 ? found : undefined;
    });
    const commands = lenses.map(({ command }) => command?.command);
    assert.ok(commands.includes("moulint.verdicts") && commands.includes("moulint.compare"), commands.join(", "));
  },

  "words have their colours from the server": async () => {
    const document = await open("riverton.mou");
    const legend = await eventually(() =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>("vscode.provideDocumentSemanticTokensLegend", document.uri),
    );
    const known = vscode.extensions.getExtension("moulint.moulint")?.packageJSON as Manifest;
    const standard = ["keyword", "event", "label", "number", "string", "comment"];
    const contributed = known.contributes.semanticTokenTypes.map(({ id }) => id);
    for (const type of legend.tokenTypes) assert.ok([...standard, ...contributed].includes(type), `nobody explains ${type}`);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", document.uri);
    assert.ok(tokens.data.length > 100);
  },

  "the commands of code lenses are there, and none of ours is missing": async () => {
    const commands = await vscode.commands.getCommands(true);
    const known = vscode.extensions.getExtension("moulint.moulint")?.packageJSON as Manifest;
    const ours = known.contributes.commands.map(({ command }) => command);
    const theirs = ["compare", "report", "explain", "templates", "rules", "verdicts", "runExample", "checkWorkspace", "resting"];
    for (const command of [...ours, ...theirs.map((name) => `moulint.${name}`)]) assert.ok(commands.includes(command), command);
  },

  "an explanation is shown as text that belongs to no file": async () => {
    const answer = await vscode.commands.executeCommand<{ title: string }>("moulint.explain", "us-ma/annual-review");
    assert.match(answer.title, /annual-review/);
    await eventually(() => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes("annual-review")));
  },

  "a text that was never saved is checked": async () => {
    const document = await openText('agreement "Riverton" {\n  jurisdiction US-CT\n  SRO must search studnet.\n}\n|');
    await eventually(() => unknownTerms(document).length === 1);
  },

  "a new line begins where it should": async () => {
    const enter = async (before: string, after: string): Promise<void> => {
      const document = await openText(before);
      await vscode.commands.executeCommand("type", { text: "\n" });
      const cursor = document.offsetAt(vscode.window.activeTextEditor!.selection.active);
      const text = document.getText();
      assert.equal(`${text.slice(0, cursor)}|${text.slice(cursor)}`, after);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    };
    await enter("  SRO must notify every parent|", "  SRO must notify every parent\n      |");
    await enter("  SRO must notify every parent.|", "  SRO must notify every parent.\n  |");
    await enter("    SRO must notify every parent\n        about arrest.|", "    SRO must notify every parent\n        about arrest.\n    |");
    await enter("    SRO must notify every parent\n        about arrest|", "    SRO must notify every parent\n        about arrest\n        |");
    await enter("  > The officer tells|", "  > The officer tells\n  > |");
    await enter("  > The officer must tell the principal.|", "  > The officer must tell the principal.\n  |");
    await enter('  section I "Students" {|}', '  section I "Students" {\n    |\n  }');
    await enter("    severity  error\n    require   SRO must wear uniform.|", "    severity  error\n    require   SRO must wear uniform.\n    |");
    await enter("    storage:|", "    storage:\n    |");
  },

  "after a restart, findings are back": async () => {
    const document = await open("riverton.mou");
    await eventually(() => unknownTerms(document).length === 1);
    const [before] = servers();
    await vscode.commands.executeCommand("moulint.restart");
    await eventually(() => unknownTerms(document).length === 1);
    await eventually(() => servers().length === 1);
    assert.notEqual(servers()[0], before);
  },

  "a server that dies is started again": async () => {
    const document = await open("riverton.mou");
    const [before] = await eventually(() => servers().length === 1 && servers());
    process.kill(before!, "SIGKILL");
    await eventually(() => servers().length === 1 && servers()[0] !== before);
    await eventually(() => unknownTerms(document).length === 1);
    const answer = await vscode.commands.executeCommand<unknown[]>("moulint.rules");
    assert.ok(answer.length > 100);
  },

  "the day that is set counts": async () => {
    const document = await open("riverton.mou");
    const settings = vscode.workspace.getConfiguration("moulint");
    await eventually(() => errorsOf(document).includes("us-ct/graduated-response"));
    await settings.update("asOf", "2014-01-01", vscode.ConfigurationTarget.Workspace);
    try {
      // Connecticut asked for a graduated response from July 2015 on; before, that is law to come and no error.
      await eventually(() => !errorsOf(document).includes("us-ct/graduated-response"));
    } finally {
      await settings.update("asOf", undefined, vscode.ConfigurationTarget.Workspace);
    }
    await eventually(() => errorsOf(document).includes("us-ct/graduated-response"));
  },
};

interface Manifest {
  contributes: { commands: { command: string }[]; semanticTokenTypes: { id: string }[] };
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

function errorsOf(document: vscode.TextDocument): string[] {
  const findings = vscode.languages.getDiagnostics(document.uri);
  return findings.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).map(ruleOf);
}

function unknownTerms(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((finding) => ruleOf(finding) === "core/unknown-term");
}
