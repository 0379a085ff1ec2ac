/**
 * The whole line in a browser, over the real thing: set up, declare, load a holding, look at its people, draft, approve
 * and send their notices, publish. Every page on the way is held to WCAG 2.2 AA by axe and to a phone 320 pixels wide.
 */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { generateArchive } from "../exercise/generate.ts";
import { accessibilityFaults, browserTest, fitsWidth } from "./browser.ts";
import { dataFolder } from "./record.ts";

const main = resolve(import.meta.dirname, "../src/main/candour.ts");

browserTest("from the set-up link to the published page, on every page without a fault", async (browser) => {
  const folder = dataFolder("candour-journey-");
  const truth = await generateArchive({ into: join(folder, "archive"), people: 60, seed: 11 });
  const app = await startApp(join(folder, "data"));
  try {
    const walk = walker(await javascriptFree(browser));
    const { page, seen } = walk;
    await setUp(
      walk,
      app.setUpLink,
      truth.authorities.map(({ name }) => name),
    );
    await declare(walk);
    await loadHolding(walk, join(folder, "archive", "holding"));
    await lookAtPeople(walk);
    await tell(walk);
    assert.ok((await readdir(join(folder, "data", "outbox"))).length > 0, "messages lie in the outbox");
    await publish(walk);
    await walk.see("the ledger", linkTo(page, "Ledger"));
    await page.getByRole("button", { name: "Verify the whole ledger" }).click();
    await walk.check("the checked ledger");
    await readPublicPages(walk, app.publicUrl);
    await walk.visit("a page that is not there", new URL("/incidents/INC-2020-9999", app.staffUrl).href);
    await page.goto(app.staffUrl);
    await page.getByRole("button", { name: "Sign out" }).click();
    await walk.check("signed out");
    assert.deepEqual(walk.faults, []);
    assert.ok(seen.size >= 25, `only ${seen.size} pages were seen`);
  } finally {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

type App = {
  readonly staffUrl: string;
  readonly publicUrl: string;
  readonly setUpLink: string;
  stop(): Promise<void>;
};

async function startApp(data: string): Promise<App> {
  const child = spawn(
    process.execPath,
    [main, "start", "--data", data, "--port", "0", "--public-port", "0"],
    {
      stdio: ["ignore", "pipe", "inherit"],
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
async function javascriptFree(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: true, bypassCSP: true });
  await context.route(/\.m?js(\?|$)/, (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

type Walk = ReturnType<typeof walker>;

function walker(page: Page) {
  const faults: string[] = [];
  const seen = new Set<string>();
  const check = async (name: string): Promise<void> => {
    seen.add(name);
    await page.waitForLoadState("load");
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      for (const fault of await accessibilityFaults(page)) faults.push(`${name}, ${width} wide: ${fault}`);
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

async function setUp(
  { page, visit, check, press }: Walk,
  link: string,
  authorities: readonly string[],
): Promise<void> {
  await visit("sign in", new URL("/sign-in", link).href);
  await visit("set up", link);
  await press("Set up and sign in");
  await check("set up with errors");
  assert.match(await page.title(), /^Error: /);
  await page.getByLabel("Your name").fill("Ada Lead");
  await page.getByLabel("Your email address").fill("ada@example.org");
  await page.getByLabel("A passphrase").fill("correct horse battery staple");
  await page.getByLabel("Authorities that share IT").fill(authorities.join("\n"));
  await press("Set up and sign in");
  await check("home, empty");
}

async function declare({ page, see, check, press }: Walk): Promise<void> {
  await see("declare", linkTo(page, /declare/i));
  await press("Declare the incident");
  await check("declare with errors");
  await page.getByLabel("A short title").fill("Files copied from the shared file store");
  await page
    .getByLabel("What happened", { exact: true })
    .fill("An intruder copied files. <script>alert(1)</script>");
  await page.getByLabel("Confirmed", { exact: true }).first().check();
  await page.getByRole("group", { name: "Where did it begin?" }).getByRole("radio").first().check();
  for (const box of await page
    .getByRole("group", { name: /Which authorities/ })
    .getByRole("checkbox")
    .all())
    await box.check();
  await page.getByRole("group", { name: "How sure is that?" }).getByRole("radio").first().check();
  await press("Declare the incident");
  await check("situation, at the start");
  assert.match(await words(page), /<script>alert\(1\)<\/script>/);
}

async function loadHolding({ page, see, check, press }: Walk, folder: string): Promise<void> {
  await see("holdings, empty", linkTo(page, "Holdings"));
  await see("load a holding", linkTo(page, /load a holding/i));
  await page.getByLabel("A name for this copy").fill("Copy of the file store");
  await page.getByLabel("The folder where it lies").fill("/no/such/folder");
  await page.getByRole("group", { name: "Whose documents are these?" }).getByRole("radio").first().check();
  await press("Load and start reading");
  await check("load a holding with errors");
  await page.getByLabel("The folder where it lies").fill(folder);
  await press("Load and start reading");
  await check("a holding being read");
  const address = page.url();
  await assertSoon(async () => {
    await page.goto(address);
    return /Reviewed/.test(await words(page));
  });
  await check("a holding, reviewed");
  await see("what could not be read", linkTo(page, /could not|not be read|unread/i));
}

async function lookAtPeople({ page, see, check, press }: Walk): Promise<void> {
  await see("people", linkTo(page, "People"));
  await page
    .getByLabel(/search/i)
    .first()
    .fill("nobody-of-this-name");
  await press(/search|show|apply/i);
  await check("people, none found");
  assert.doesNotMatch(page.url(), /nobody/, "what is searched for is not in the address");
  await linkTo(page, "People").click();
  await see("a person", page.locator("main a[href*='/people/']"));
  assert.match(await words(page), /Every place/);
}

async function tell({ page, see, check, press }: Walk): Promise<void> {
  await see("services, at the start", linkTo(page, "Services"));
  await see("how to be reached", linkTo(page, "Change how people reach you"));
  await press("Save and show");
  await check("how to be reached, with errors");
  await page.getByLabel("Phone number").fill("020 7946 0100");
  await page.getByLabel("Email address").fill("incident@kingsmere.example");
  await press("Save and show");
  await see("notices, none", linkTo(page, "Notices"));
  await see("draft notices", linkTo(page, /draft/i));
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await press("Draft notices");
  await assertSoon(async () => {
    await linkTo(page, "Notices").click();
    return (await linkTo(page, /approve/i).count()) > 0;
  });
  await check("notices, drafted");
  await see("a notice", page.locator("main tbody th a[href*='/notices/']"));
  await linkTo(page, "Notices").click();
  await see("approve", linkTo(page, /approve/i));
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await press("Continue");
  await check("approve, confirm");
  await page.getByLabel("Yes, it is practice").check();
  await press(/^Approve/);
  await check("notices, approved");
  await see("send, confirm", linkTo(page, /send/i));
  await press(/^Send/);
  await assertSoon(async () => {
    await linkTo(page, "Notices").click();
    return !/Going on now/.test(await words(page));
  });
  await check("notices, sent");
}

async function publish({ page, see, check, press }: Walk): Promise<void> {
  await see("statements, none", linkTo(page, "Statements"));
  await see("write a statement", linkTo(page, /write/i));
  await page.getByLabel("Title").fill("Some of your information may have been taken");
  await page
    .getByLabel("Statement", { exact: true })
    .fill("We are sorry.\n\n- check your bank account\n- be wary of calls");
  await press("Save and preview");
  await check("a statement, previewed");
  await see("publish, confirm", linkTo(page, /publish/i));
  await press("Publish now");
  await check("a statement, published");
  await see("services", linkTo(page, "Services"));
  await see("a service", page.locator("main a[href*='/services/']"));
  await page
    .getByLabel(/suspended/i)
    .first()
    .check();
  await press("Save and show");
  await check("services, one suspended");
}

async function readPublicPages({ page, visit }: Walk, publicUrl: string): Promise<void> {
  await assertSoon(async () => {
    await page.goto(publicUrl);
    return /Some of your information may have been taken/.test(await words(page));
  });
  await visit("the public page", publicUrl);
  for (const path of ["/statements", "/statements/1", "/services", "/accessibility", "/nothing-here"]) {
    await visit(`public ${path}`, new URL(path, publicUrl).href);
  }
  for (const path of [
    "/feed.atom",
    "/feed.json",
    "/api/v2/summary.json",
    "/api/v2/incidents.json",
    "/opening-hours.ics",
    "/health",
  ]) {
    assert.equal((await page.request.get(new URL(path, publicUrl).href)).status(), 200, path);
  }
}

/** A link, also one that looks like a button. */
function linkTo(page: Page, name: string | RegExp): Locator {
  return page
    .locator("a", { hasText: typeof name === "string" ? new RegExp(`^\\s*${name}\\s*$`) : name })
    .first();
}

async function words(page: Page): Promise<string> {
  return (await page.locator("main").textContent()) ?? "";
}

async function assertSoon(holds: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 90_000;
  while (!(await holds())) {
    assert.ok(Date.now() < until, "it took more than 90 seconds");
    await new Promise((done) => setTimeout(done, 400));
  }
}
