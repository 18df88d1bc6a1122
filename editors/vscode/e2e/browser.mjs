// The browser in which VS Code is used. It may speak to this machine only.

import { chromium } from "playwright-core";

/** How long to wait for what should appear. */
const patience = Number(process.env.MOULINT_PATIENCE ?? 60_000);

export async function openBrowser(colorScheme = "light") {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1120, height: 700 }, colorScheme });
  context.setDefaultTimeout(patience);
  const outside = [];
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (["127.0.0.1", "localhost"].includes(url.hostname) || ["data:", "blob:"].includes(url.protocol)) return route.continue();
    outside.push(url.href);
    return route.abort();
  });
  return { browser, context, outside };
}
