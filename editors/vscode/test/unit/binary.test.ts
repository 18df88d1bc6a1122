// Which program is used, and which never.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";

import { findBinary, type Places } from "../../src/binary";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "moulint-binary-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that answers like moulint, in a folder of its own. */
function program(name: string, answer = "moulint 0.1.0", { executable = true } = {}): string {
  const file = join(folder, name, "moulint");
  mkdirSync(join(folder, name));
  writeFileSync(file, `#!/bin/sh\necho '${answer}'\n`);
  chmodSync(file, executable ? 0o755 : 0o644);
  return file;
}

function places(given: Partial<Places> = {}): Places {
  return {
    configured: "",
    searchPath: "",
    installed: [],
    bundled: join(folder, "none", "moulint"),
    offLimits: [],
    home: folder,
    platform: "linux",
    ...given,
  };
}

const on = (...names: string[]): string => names.map((name) => join(folder, name)).join(delimiter);

describe("the order of places", () => {
  test("the setting comes first", async () => {
    const configured = program("mine");
    program("path");
    const { binary } = await findBinary(places({ configured, searchPath: on("path"), bundled: program("bundled") }));
    assert.deepEqual(binary, { path: configured, origin: "setting", version: "0.1.0" });
  });

  test("then PATH, in its order", async () => {
    const first = program("first");
    program("second");
    const { binary } = await findBinary(places({ searchPath: on("nothing", "first", "second"), bundled: program("bundled") }));
    assert.deepEqual(binary, { path: first, origin: "path", version: "0.1.0" });
  });

  test("then the folders of installers", async () => {
    const installed = program("installed");
    const { binary } = await findBinary(places({ searchPath: on("nothing"), installed: [on("installed")] }));
    assert.deepEqual(binary, { path: installed, origin: "path", version: "0.1.0" });
  });

  test("then the one that comes with the extension", async () => {
    const bundled = program("bundled");
    assert.equal((await findBinary(places({ searchPath: on("nothing"), bundled }))).binary?.origin, "bundled");
  });

  test("with none there is none, and nothing to complain of", async () => {
    assert.deepEqual(await findBinary(places()), { binary: undefined, refusals: [] });
  });
});

describe("the setting", () => {
  test("may begin with the home folder", async () => {
    const file = program("mine");
    assert.equal((await findBinary(places({ configured: "~/mine/moulint" }))).binary?.path, file);
  });

  for (const [fault, reason, make] of [
    ["a file that is not there", "there is no such file", () => join(folder, "gone")],
    ["a folder", "there is no such file", () => folder],
    ["a file that may not be run", "it may not be run", () => program("text", "moulint 0.1.0", { executable: false })],
    ["another program", "it does not say that it is moulint", () => program("other", "mould 1.0.0")],
    ["an old moulint", "it is version 0.0.9; 0.1.0 or later is needed", () => program("old", "moulint 0.0.9")],
    ["a name without a folder", "it is not a full path", () => "moulint"],
  ] as const) {
    test(`${fault} is refused, and nothing takes its place`, async () => {
      const configured = make();
      program("path");
      const { binary, refusals } = await findBinary(places({ configured, searchPath: on("path") }));
      assert.equal(binary, undefined);
      assert.deepEqual(refusals, [{ path: configured, origin: "setting", reason }]);
    });
  }
});

describe("PATH", () => {
  test("an old program gives way to the bundled one, and is named", async () => {
    const old = program("old", "moulint 0.0.9");
    const { binary, refusals } = await findBinary(places({ searchPath: on("old"), bundled: program("bundled") }));
    assert.equal(binary?.origin, "bundled");
    assert.deepEqual(refusals.map((refusal) => refusal.path), [old]);
  });

  test("later versions are used, releases to come as well", async () => {
    for (const version of ["0.1.1", "0.10.0", "1.0.0", "0.2.0-rc.1"]) {
      const name = `v${version}`;
      program(name, `moulint ${version}`);
      assert.equal((await findBinary(places({ searchPath: on(name) }))).binary?.version, version);
    }
  });

  test("relative folders are passed over, for they would lie in the workspace", async () => {
    program("path");
    const here = process.cwd();
    process.chdir(folder);
    try {
      assert.equal((await findBinary(places({ searchPath: `path${delimiter}.${delimiter}` }))).binary, undefined);
    } finally {
      process.chdir(here);
    }
  });

  test("folders of a workspace that is not trusted are passed over", async () => {
    program("workspace");
    const outside = program("workspace-tools");
    const search = { searchPath: on("workspace", "workspace-tools"), offLimits: [on("workspace")] };
    assert.equal((await findBinary(places(search))).binary?.path, outside);
    const below = { searchPath: on("workspace"), offLimits: [folder] };
    assert.equal((await findBinary(places(below))).binary, undefined);
  });
});
