// What the editor takes for one word, as it decides what is completed, renamed and selected.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync("language-configuration.json", "utf8").replace(/^\s*\/\/.*$/gm, "");
const { wordPattern } = JSON.parse(text) as { wordPattern: string };

function words(line: string): string[] {
  return [...line.matchAll(new RegExp(wordPattern, "g"))].map(([word]) => word);
}

test("hyphens belong to terms", () => {
  assert.deepEqual(words("SRO must report-to child-10-or-younger."), ["SRO", "must", "report-to", "child-10-or-younger"]);
});

test("a term that is being typed keeps its hyphen", () => {
  assert.deepEqual(words("at school-"), ["at", "school-"]);
});

test("dates and addresses are words, and the full stop is none", () => {
  assert.deepEqual(words("subject to III.2, V.C and 7.1."), ["subject", "to", "III.2", "V.C", "and", "7.1"]);
  assert.deepEqual(words("by 2027-01-01."), ["by", "2027-01-01"]);
});
