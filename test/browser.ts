/**
 * A browser for tests: an installed Chrome, Chromium or Edge, else the Chromium that npm carries. A run without one
 * says so, and fails in CI: pages that nobody looked at are not tested.
 */
import { existsSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";

const installed = [
  process.env["CHROME_PATH"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A test in a browser; skipped aloud where there is none, failed in CI. */
export function browserTest(
  name: string,
  work: (browser: Browser, context: TestContext) => Promise<void>,
): void {
  test(name, async (context) => {
    const browser = await launch().catch((error: Error) => error);
    if (browser instanceof Error) {
      const why = `No browser could be started (${browser.message.split("\n")[0]}). Install Chromium, Chrome or Edge (Debian: apt-get install chromium), or set CHROME_PATH.`;
      if (process.env["CI"]) throw new Error(why);
      process.stderr.write(`SKIPPED, NOT TESTED: ${name}. ${why}\n`);
      context.skip(why);
      return;
    }
    try {
      await work(browser, context);
    } finally {
      await browser.close();
    }
  });
}

async function launch(): Promise<Browser> {
  const found = installed.find((path) => path !== "" && existsSync(path));
  if (found !== undefined) return chromium.launch({ executablePath: found, args: quiet });
  const { default: carried } = await import("@sparticuz/chromium");
  return chromium.launch({
    executablePath: await carried.executablePath(),
    args: [...carried.args, ...quiet],
  });
}

/** What axe finds wrong on the page, as lines: rule and where. WCAG 2.2 AA and best practice. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // None of our pages has frames: the mode for those opens another page each time, and finds the same here.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(" ")}`));
}

/** True where nothing sticks out sideways at this width. */
export async function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    "document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1",
  );
}
