// Prepares a page of moulint for a webview of VS Code.
//
// The page is made to open by itself in a browser: it has one style sheet and one script, both inline, and asks for
// nothing else. Its own policy must allow whatever is inline, because a file has nobody who could do better. Here
// there is somebody: only the style sheet and the script that are known by their hashes are let in.

import { createHash } from "node:crypto";

export type Appearance = "light" | "dark";

const ownPolicy = /<meta http-equiv="Content-Security-Policy"[^>]*>/i;
const scripts = /<script\b[^>]*>([\s\S]*?)<\/script\s*>/gi;
const styles = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi;

/** The page with a strict policy, in the colours of the editor. */
export function forWebview(page: string, appearance: Appearance): string {
  const coloured = inColours(page, appearance);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(coloured)}">`;
  if (ownPolicy.test(coloured)) return coloured.replace(ownPolicy, () => policy);
  const head = /<head\b[^>]*>/i;
  return head.test(coloured) ? coloured.replace(head, (tag) => tag + policy) : policy + coloured;
}

/**
 * The policy for a page. A second script can only be text of an agreement that slipped through, so then none may run;
 * the page can be read without.
 */
export function policyOf(page: string): string {
  const [script, ...furtherScripts] = hashes(page, scripts);
  const style = hashes(page, styles);
  return [
    "default-src 'none'",
    `script-src ${script !== undefined && furtherScripts.length === 0 ? script : "'none'"}`,
    `style-src ${style.length > 0 ? style.join(" ") : "'none'"}`,
    // Lengths that the page computes stand in attributes; they can style and nothing else.
    "style-src-attr 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashes(page: string, pattern: RegExp): string[] {
  // A browser reads every line end as a line feed before it computes a hash.
  const contents = [...page.matchAll(pattern)].map((match) => (match[1] ?? "").replace(/\r\n?/g, "\n"));
  return contents.map((content) => `'sha256-${createHash("sha256").update(content, "utf8").digest("base64")}'`);
}

/**
 * The page asks the system whether to be dark; in an editor its theme is to answer. And VS Code sets every page in from
 * the sides, which this one does itself.
 */
function inColours(page: string, appearance: Appearance): string {
  return page.replace(styles, (style) =>
    style
      .replaceAll("(prefers-color-scheme: dark)", appearance === "dark" ? "all" : "not all")
      .replaceAll("color-scheme: light dark", `color-scheme: ${appearance}`)
      .replace(/(?=<\/style)/i, "body { padding: 0; }\n"),
  );
}
