// Bundles the extension with its page, and with `--tests` the tests too, which run from the same kind of bundle.

import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

const tests = process.argv.includes("--tests");
const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  logLevel: "warning",
};

rmSync("out", { recursive: true, force: true });
const { metafile } = await build({
  ...shared,
  entryPoints: ["src/extension.ts"],
  outfile: "out/extension.js",
  minify: true,
  metafile: true,
});
writeFileSync("out/THIRD-PARTY-NOTICES.txt", notices(Object.keys(metafile.inputs)));

// The editor shows the page of an extension without its files, so pictures would be broken there.
const pictures = /^!\[[^\]]*\]\([^)]*\)\n\n/gm;
writeFileSync("out/README.md", readFileSync("README.md", "utf8").replace(pictures, ""));

if (tests) {
  const unit = readdirSync("test/unit").map((name) => join("test/unit", name));
  await build({ ...shared, entryPoints: unit, outdir: "out/unit", sourcemap: "inline" });
  await build({ ...shared, entryPoints: ["test/host/index.ts"], outfile: "out/host/index.js", sourcemap: "inline" });
}

/** The licences of what is bundled, which ask to be passed on. */
function notices(files) {
  const folders = new Set(files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
      if (licence === undefined) throw new Error(`${name} comes without its licence.`);
      return `${name} ${version}\n\n${readFileSync(join(folder, licence), "utf8").trim()}\n`;
    })
    .join(`\n${"=".repeat(79)}\n\n`);
}
