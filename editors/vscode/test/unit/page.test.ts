// What a page may do in a webview.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";

import { forWebview, policyOf } from "../../src/page";

const hash = (content: string): string => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

const style = "\n:root { color-scheme: light dark; }\n@media (prefers-color-scheme: dark) { :root { --ink: #fff; } }\n";
const script = '\nfor (const tag of ["<b>", "$&"]) console.log(tag);\n';
const page = [
  "<!doctype html><html><head>",
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">`,
  `<style>${style}</style></head><body><p style="--longest: 45">$& $1 (prefers-color-scheme: dark)</p>`,
  `<script>${script}</script></body></html>`,
].join("\n");

describe("the policy", () => {
  test("lets in the page's own script and nothing else", () => {
    const policy = policyOf(page);
    assert.match(policy, /^default-src 'none'; /);
    assert.ok(policy.includes(`script-src ${hash(script)};`));
    assert.ok(policy.includes(`style-src ${hash(style)};`));
    assert.ok(!/script-src[^;]*unsafe/.test(policy) && !/https?:/.test(policy) && !policy.includes("connect-src"));
  });

  test("lets in no script at all where there are two", () => {
    const smuggled = page.replace("<p", "<script>alert(1)</script><p");
    assert.ok(policyOf(smuggled).includes("script-src 'none';"));
    assert.ok(policyOf(page.replace("<p", '<SCRIPT src="x.js"></script ><p')).includes("script-src 'none';"));
  });

  test("of a page without script or style allows neither", () => {
    assert.ok(policyOf("<p>text</p>").includes("script-src 'none'; style-src 'none';"));
  });

  test("counts line ends as a browser does", () => {
    assert.ok(policyOf("<script>\r\none();\r\n</script>").includes(hash("\none();\n")));
  });
});

describe("the page", () => {
  test("has the strict policy in place of its own, and its text is untouched", () => {
    const shown = forWebview(page, "light");
    assert.equal(shown.match(/Content-Security-Policy/g)?.length, 1);
    assert.ok(!shown.includes("script-src 'unsafe-inline'"));
    assert.ok(shown.includes(`<script>${script}</script>`));
    assert.ok(shown.includes("<p style=\"--longest: 45\">$& $1 (prefers-color-scheme: dark)</p>"));
  });

  test("takes its colours from the editor, and the policy knows them", () => {
    for (const [appearance, query] of [["dark", "@media all"], ["light", "@media not all"]] as const) {
      const shown = forWebview(page, appearance);
      const coloured = /<style>([\s\S]*?)<\/style>/.exec(shown)?.[1] ?? "";
      assert.ok(coloured.includes("body { padding: 0; }"));
      assert.ok(coloured.includes(query) && coloured.includes(`color-scheme: ${appearance};`));
      assert.ok(shown.includes(`style-src ${hash(coloured)};`));
    }
  });

  test("gets a policy even if it has none", () => {
    assert.match(forWebview("<html><head><title>t</title></head></html>", "light"), /<head><meta http-equiv="Content-Security-Policy"/);
    assert.match(forWebview("<p>text</p>", "light"), /^<meta http-equiv="Content-Security-Policy"/);
  });
});
