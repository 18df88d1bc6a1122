// Holds what was written against JSON schemas, and Markdown against what a renderer makes of it:
// `node validate.mjs FOLDER-WITH-SCHEMAS FOLDER-WITH-OUTPUT FOLDER-OF-AGREEMENTS`. Run beside its packages.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import Ajv2020 from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { marked } from "marked";

const [schemas, out, world] = process.argv.slice(2);
const multitool = dirname(createRequire(import.meta.url).resolve("@microsoft/sarif-multitool-linux/package.json"));

let failed = false;
const report = (what, problems) => {
  console.log(`${problems.length ? "FAIL" : "ok  "}  ${what}`);
  problems.slice(0, 10).forEach((problem) => console.log(`      ${problem}`));
  failed ||= problems.length > 0;
};
const read = (name) => readFileSync(join(out, name), "utf8");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

const validator = (schema) => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats(ajv);
  // Numbers of Rust, which schemars names and no draft knows.
  for (const name of ["uint", "uint32"]) ajv.addFormat(name, { type: "number", validate: (n) => Number.isInteger(n) && n >= 0 });
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`));
};

const valid = {
  sarif: validator(json(join(multitool, "sarif-2.1.0.json"))),
  gitlab: validator(json(join(schemas, "gitlab.schema.json"))),
  json: validator(json(join(out, "report.schema"))),
  jsonl: validator(json(join(out, "jsonl.schema"))),
};

// What is wrong is found, so that what follows says something.
const wrong = JSON.parse(read("all.sarif"));
wrong.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
report("a line before the first one is found", valid.sarif(wrong).length ? [] : ["it is not"]);
report("an unknown severity is found", valid.gitlab([{ ...JSON.parse(read("all.gitlab"))[0], severity: "grave" }]).length ? [] : ["it is not"]);
report("a line of no kind is found", valid.jsonl({ type: "remark" }).length ? [] : ["it is not"]);

for (const run of ["all", "clean"]) {
  for (const format of ["sarif", "gitlab", "json"]) {
    report(`${run}: ${format} is valid by its schema`, valid[format](JSON.parse(read(`${run}.${format}`))));
  }
  const lines = read(`${run}.jsonl`).trimEnd().split("\n");
  report(`${run}: each of ${lines.length} lines of jsonl is valid by its schema`, lines.flatMap((line) => valid.jsonl(JSON.parse(line))));

  const prints = JSON.parse(read(`${run}.gitlab`)).map((entry) => entry.fingerprint);
  report(`${run}: fingerprints of gitlab are unique`, new Set(prints).size === prints.length ? [] : ["some come twice"]);

  // Columns count in what the file says they count in, and every region lies in its file.
  const sarif = JSON.parse(read(`${run}.sarif`)).runs[0];
  const outside = [];
  for (const result of sarif.results) {
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    const text = readFileSync(join(world, decodeURIComponent(artifactLocation.uri)), "utf8");
    const rows = text.split(/\r\n|\n|\r/);
    const fits = (line, column) => line >= 1 && line <= rows.length && column >= 1 && column <= [...rows[line - 1]].length + 1;
    if (!fits(region.startLine, region.startColumn) || !fits(region.endLine, region.endColumn)) {
      outside.push(`${artifactLocation.uri}: ${JSON.stringify(region)}`);
    }
  }
  report(`${run}: ${sarif.results.length} regions of sarif lie in their files`, sarif.columnKind === "unicodeCodePoints" ? outside : ["columnKind"]);

  // What a renderer makes of the summary: links only to the law, nothing of a document as markup.
  const html = marked(read(`${run}.markdown`), { gfm: true });
  const problems = [];
  for (const [, tag] of html.matchAll(/<([a-z][a-z0-9]*)/gi)) {
    if (!["h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code", "strong", "a"].includes(tag)) problems.push(`<${tag}>`);
  }
  for (const [, href] of html.matchAll(/href="([^"]*)"/g)) {
    if (!/^https?:\/\//.test(href) || /evil/.test(href)) problems.push(href);
  }
  const cells = [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) => row.match(/<t[hd]/g).length);
  if (cells.some((count) => count !== 8)) problems.push(`rows of ${cells} cells`);
  report(`${run}: markdown renders as tables, lists and links to the law`, problems);
}
process.exit(failed ? 1 : 0);
