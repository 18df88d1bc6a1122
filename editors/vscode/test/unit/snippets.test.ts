// Every snippet, with nothing changed in it, is a text that moulint accepts. The program is named by MOULINT_BIN.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import snippets from "../../snippets/mou.json";

const program = process.env["MOULINT_BIN"];

interface Finding {
  rule: string;
  severity: string;
  message: string;
}

// Where a snippet stands, so that it can be tried in a whole file.
const surroundings: Record<string, (text: string) => string> = {
  file: (text) => text,
  agreement: (text) => `agreement "Riverton" {\njurisdiction US-CT\n${text}\n}\n`,
  clause: (text) => `agreement "Riverton" {\nsection I "Students" {\n${text}\n}\n}\n`,
  role: (text) => `template "Riverton" {\nSRO must report-to ${text}.\n}\n`,
  pack: (text) => `pack own "Own" {\njurisdiction US-CT\nedition 1\nverified 2026-01-01\nauthority policy-1 "Policy 1"\n${text}\n}\n`,
  rule: (text) =>
    `pack own "Own" {\njurisdiction US-CT\nedition 1\nverified 2026-01-01\nauthority policy-1 "Policy 1"\n` +
    `rule r "R" {\ncite policy-1\nin force 2020-01-01\nevidence official\nseverity error\n` +
    `require SRO must not discipline student.\nbecause "Why."\n${text}\n}\n}\n`,
};

const places: Record<string, string> = {
  agreement: "file",
  template: "file",
  pack: "file",
  vocabulary: "file",
  section: "agreement",
  blank: "role",
  rule: "pack",
  authority: "pack",
  complies: "rule",
};

/** What a snippet leaves when only choices are made: the text of each placeholder, and the nth word of each choice. */
function expand(body: string, nth: number): string {
  const values: Record<string, string> = { CURRENT_YEAR: "2026", CURRENT_MONTH: "07", CURRENT_DATE: "01" };
  return body
    .replace(/\$\{(CURRENT_[A-Z]+)\}|\$(CURRENT_[A-Z]+)/g, (_all, braced?: string, bare?: string) => values[braced ?? bare ?? ""] ?? "")
    .replace(/\$\{\d+\|([^|]*)\|\}/g, (_all, choices: string) => choices.split(",").at(nth) ?? choices.split(",")[0] ?? "")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$0/g, "");
}

test("prefixes are used once", () => {
  const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
  assert.deepEqual(prefixes, [...new Set(prefixes)]);
});

for (const [name, { prefix, body }] of Object.entries(snippets)) {
  test(`"${name}" is accepted`, { skip: program === undefined && "MOULINT_BIN names no program" }, () => {
    const snippet = [body].flat().join("\n");
    const mostChoices = Math.max(1, ...[...snippet.matchAll(/\|([^|]*)\|/g)].map(([, words]) => words!.split(",").length));
    const folder = mkdtempSync(join(tmpdir(), "moulint-snippet-"));
    try {
      const file = join(folder, "snippet.mou");
      const place = places[prefix] ?? "clause";
      const isPack = prefix === "pack" || place === "pack" || place === "rule";
      for (let nth = 0; nth < mostChoices; nth++) {
        const text = expand(snippet, nth);
        assert.doesNotMatch(text, /\$/);
        writeFileSync(file, surroundings[place]!(text));
        assert.deepEqual(complaints(file, isPack), [], text);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

/**
 * What moulint says of the language of a file, and for a pack of its examples; whether it keeps the law is another matter.
 * The day is that of the variables, or waivers would run out.
 */
function complaints(file: string, isPack: boolean): string[] {
  const report = spawnSync(program!, ["check", "--as-of", "2026-07-01", "--format", "json", file], { encoding: "utf8" });
  const { files } = JSON.parse(report.stdout) as { files: { findings: Finding[] }[] };
  const faults = files
    .flatMap(({ findings }) => findings)
    .filter(({ rule, severity }) => rule.startsWith("core/") && severity === "error")
    .map(({ rule, message }) => `${rule}: ${message}`);
  if (!isPack) return faults;
  const trial = spawnSync(program!, ["test", file], { encoding: "utf8" });
  return trial.status === 0 ? faults : [...faults, trial.stdout + trial.stderr];
}
