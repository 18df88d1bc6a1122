// Runs the end-to-end tests, each file by itself, and once more if it fails: a real editor in a real browser on a
// machine that is busy with other things may miss its time.
//
// MOULINT_BIN names the program that serves the editor, MOULINT_VSCODE the folder that setup.sh filled.

import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const chosen = process.argv.slice(2);
const all = ["host.test.mjs", "editor.test.mjs", "trouble.test.mjs", "unusable.test.mjs", "trust.test.mjs"];
const files = chosen.length > 0 ? chosen : all;

for (const name of ["MOULINT_BIN", "MOULINT_VSCODE"]) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  process.env[name] = resolve(value);
}
accessSync(process.env.MOULINT_BIN, constants.X_OK);

let child;
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child?.kill(signal));

/** Runs one file of tests. A run that hangs is ended; what it started ends with it. */
function run(file) {
  return new Promise((done) => {
    child = spawn(process.execPath, ["--test-reporter=spec", join(here, file)], { stdio: "inherit" });
    const limit = setTimeout(() => child.kill("SIGTERM"), 480_000);
    child.once("exit", (code) => {
      clearTimeout(limit);
      done(code ?? 1);
    });
  });
}

let failed = 0;
for (const file of files) {
  let code = await run(file);
  if (code !== 0 && child.signalCode === null) {
    console.log(`${file} failed; once more.`);
    code = await run(file);
  }
  if (code !== 0) failed = 1;
}
process.exitCode = failed;
