/** Walks through the real staff app in a browser, and holds every page on the way to axe and to a phone 320 pixels wide. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { accessibilityFaults, fitsWidth } from "./browser.ts";

const main = resolve(import.meta.dirname, "../src/main/candour.ts");
/** Where pictures of all pages are wanted, for somebody to look at. */
const pictures = process.env["CANDOUR_TEST_PICTURES"];

export type App = {
  readonly staffUrl: string;
  readonly publicUrl: string;
  readonly setUpLink: string;
  stop(): Promise<void>;
};

export async function startApp(
  data: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<App> {
  const child = spawn(
    process.execPath,
    [main, "start", "--data", data, "--port", "0", "--public-port", "0"],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, XDG_CONFIG_HOME: join(data, "..", "config"), ...environment },
    },
  );
  const said = await untilSaid(child, /set-up\?token=\S+/);
  const find = (pattern: RegExp): string => pattern.exec(said)?.[1] ?? "";
  return {
    staffUrl: find(/Staff app\s+(\S+)/),
    publicUrl: find(/Public site\s+(\S+)/),
    setUpLink: find(/(http\S+set-up\?token=\S+)/),
    stop: () =>
      new Promise((done) => {
        child.once("exit", () => done());
        child.kill("SIGTERM");
      }),
  };
}

function untilSaid(child: ChildProcess, pattern: RegExp): Promise<string> {
  let said = "";
  return new Promise((done, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (pattern.test(said)) done(said);
    });
    child.once("exit", (code) => reject(new Error(`The app ended with ${code}: ${said}`)));
  });
}

/** Everything must work without JavaScript; axe brings its own world. */
export async function javascriptFree(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: true, bypassCSP: true });
  await context.route(/\.m?js(\?|$)/, (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

export type Walk = ReturnType<typeof walker>;

/** `shared`: names seen by others of one story; what one of them has checked is not checked for another again. */
export function walker(page: Page, shared?: Set<string>) {
  const faults: string[] = [];
  const seen = shared ?? new Set<string>();
  const check = async (name: string): Promise<void> => {
    if (shared?.has(name)) return;
    seen.add(name);
    await page.waitForLoadState("load");
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      for (const fault of await accessibilityFaults(page)) faults.push(`${name}, ${width} wide: ${fault}`);
      if (pictures !== undefined) await picture(page, pictures, `${name}-${width}`);
      if (!(await fitsWidth(page))) faults.push(`${name}: sticks out at ${width}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  return {
    page,
    faults,
    seen,
    check,
    async see(name: string, link: Locator): Promise<void> {
      await link.first().click();
      await check(name);
    },
    async visit(name: string, url: string): Promise<void> {
      await page.goto(url);
      await check(name);
    },
    async press(button: string | RegExp): Promise<void> {
      await page.getByRole("button", { name: button }).first().click();
    },
  };
}

async function picture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w]+/g, "-")}.png`), fullPage: true });
}

/** A link, also one that looks like a button. */
export function linkTo(page: Page, name: string | RegExp): Locator {
  return page
    .locator("a", { hasText: typeof name === "string" ? new RegExp(`^\\s*${name}\\s*$`) : name })
    .first();
}

/** Follows the links at the top to a page of the incident: its section first, then the page in it. */
export async function openPart(page: Page, section: string, part: string): Promise<Locator> {
  const nav = page.locator(".cd-nav");
  const link = nav.getByRole("link", { name: part, exact: true });
  if ((await link.count()) === 0) await nav.getByRole("link", { name: section, exact: true }).click();
  return link.first();
}

export async function words(page: Page): Promise<string> {
  return (await page.locator("main").textContent()) ?? "";
}

export async function assertSoon(holds: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 90_000;
  while (!(await holds().catch(interrupted))) {
    assert.ok(Date.now() < until, "it took more than 90 seconds");
    await new Promise((done) => setTimeout(done, 400));
  }
}

/** A page that reloads itself while work goes on can get in the way of a visit: then it is visited again. */
function interrupted(error: Error): false {
  if (/ERR_ABORTED|interrupted by another navigation/.test(error.message)) return false;
  throw error;
}
