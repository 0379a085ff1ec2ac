/**
 * The whole line in a browser, over the real thing: set up, declare, load a holding, look at its people, draft, approve
 * and send their notices, publish. Every page on the way is held to WCAG 2.2 AA by axe and to a phone 320 pixels wide.
 */
import assert from "node:assert/strict";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { generateArchive } from "../exercise/generate.ts";
import { totpCode } from "../src/respond/account/totp.ts";
import { browserTest } from "./browser.ts";
import { dataFolder } from "./record.ts";
import {
  approveStatement,
  inviteColleague,
  joinAsColleague,
  reviewReadings,
  sayYes,
} from "./second-colleague.ts";
import { assertSoon, javascriptFree, linkTo, openPart, startApp, type Walk, walker, words } from "./walk.ts";

browserTest("from the set-up link to the published page, on every page without a fault", async (browser) => {
  const folder = dataFolder("candour-journey-");
  const truth = await generateArchive({ into: join(folder, "archive"), people: 60, seed: 11 });
  const app = await startApp(join(folder, "data"));
  try {
    const walk = walker(await javascriptFree(browser));
    const { page, seen } = walk;
    const key = await setUp(
      walk,
      app.setUpLink,
      truth.authorities.map(({ name }) => name),
    );
    await declare(walk);
    await loadHolding(walk, join(folder, "archive", "holding"));
    await lookAtPeople(walk);
    const here = page.url();
    const code = await inviteColleague(walk, app.staffUrl);
    const colleague = await joinAsColleague(browser, app.staffUrl, code);
    await page.goto(here);
    await tell(
      walk,
      () => judgeTogether(walk, colleague),
      () => sayYes(colleague, app.staffUrl),
    );
    await reviewReadings(colleague, app.staffUrl);
    assert.ok((await readdir(join(folder, "data", "outbox"))).length > 0, "messages lie in the outbox");
    await publish(walk, (statement) => approveStatement(colleague, statement));
    await walk.see("the ledger", await openPart(page, "Record", "Ledger"));
    await page.getByRole("button", { name: "Verify the whole ledger" }).click();
    await walk.check("the checked ledger");
    await readPublicPages(walk, app.publicUrl);
    await walk.visit("witnesses", new URL("/ledger/witnesses", app.staffUrl).href);
    await walk.visit("a page that is not there", new URL("/incidents/INC-2020-9999", app.staffUrl).href);
    await page.goto(app.staffUrl);
    await page.getByRole("button", { name: "Sign out" }).click();
    await walk.check("signed out");
    await signInAgain(walk, key);
    assert.deepEqual([...walk.faults, ...colleague.faults], []);
    assert.ok(seen.size >= 25, `only ${seen.size} pages were seen`);
  } finally {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

async function setUp(
  { page, visit, check, press }: Walk,
  link: string,
  authorities: readonly string[],
): Promise<string> {
  await visit("sign in", new URL("/sign-in", link).href);
  await visit("set up", link);
  await press("Set up");
  await check("set up with errors");
  assert.match(await page.title(), /^Error: /);
  await page.getByLabel("Your name").fill("Ada Lead");
  await page.getByLabel("Your email address").fill("ada@example.org");
  await page.getByLabel("A passphrase").fill("seven quiet otters swim");
  await page.getByLabel("Authorities that share IT").fill(authorities.join("\n"));
  await press("Set up");
  await check("set up a second factor");
  await page.getByLabel("The code that the app shows now").fill("000000");
  await press("Continue with the app");
  await check("set up a second factor, with errors");
  const key = ((await page.locator(".cd-app-key__key").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("The code that the app shows now").fill(totpCode(key, new Date()));
  await press("Continue with the app");
  await check("recovery codes");
  assert.equal(await page.locator(".cd-codes li").count(), 10);
  await linkTo(page, "I have written them down").click();
  await check("home, empty");
  return key;
}

/** By the clock's next 30 seconds, as the last code has been used. */
async function signInAgain({ page, visit, check, press }: Walk, key: string): Promise<void> {
  await page.getByLabel("Email address").fill("ada@example.org");
  await page.getByLabel("Passphrase").fill("seven quiet otters swim");
  await press("Continue");
  await check("the code");
  await page.getByLabel("Six digits").fill("000000");
  await press("Sign in");
  await check("the code, wrong");
  await page.getByLabel("Six digits").fill(totpCode(key, new Date(Date.now() + 30_000)));
  await press("Sign in");
  await visit("your account", new URL("/account", page.url()).href);
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
  await see("holdings, empty", await openPart(page, "Data", "Holdings"));
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

async function lookAtPeople({ page, see, visit, check, press }: Walk): Promise<void> {
  await see("why somebody reads", await openPart(page, "Data", "People"));
  await press("Continue");
  await check("why somebody reads, with errors");
  await page.getByLabel("I am checking what was found and whether it is right").check();
  await page.getByLabel("A reference, if there is one").fill("REVIEW-1");
  await press("Continue");
  await check("people");
  await page
    .getByLabel(/search/i)
    .first()
    .fill("nobody-of-this-name");
  await press(/search|show|apply/i);
  await check("people, none found");
  assert.doesNotMatch(page.url(), /nobody/, "what is searched for is not in the address");
  await (await openPart(page, "Data", "People")).click();
  await see("a person", page.locator("main tbody th a[href*='/people/']"));
  assert.match(await words(page), /Every place/);
  await visit("ask to see masked values", `${page.url()}/reveal`);
  await (await openPart(page, "Data", "People")).click();
  await see("let another authority see people", linkTo(page, "Let another authority see people"));
  await (await openPart(page, "Data", "People")).click();
  await see("ask to export people", linkTo(page, /export/));
}

/** Who is told is judged in writing, and a colleague confirms it. */
async function judgeTogether({ page, see, check, press }: Walk, colleague: Walk): Promise<void> {
  await see("who is told", await openPart(page, "Telling people", "Who is told"));
  await see("judge a group", page.locator("a[href$='/judgements/new']"));
  for (const box of await page.locator("input[name=band]").all()) await box.check();
  await page.getByLabel("Tell each of them").check();
  await page.getByLabel("Reasons").fill("An intruder has it, and it can be used for fraud.");
  await press("Write down the judgement");
  await check("who is told, waiting");
  const before = colleague.page.url();
  await colleague.page.goto(page.url());
  await colleague.page.getByRole("link", { name: /Confirm or refuse/ }).click();
  await colleague.page.getByLabel("Yes, I confirm it").check();
  await colleague.press("Send");
  await colleague.page.goto(before);
}

async function tell(
  { page, see, check, press }: Walk,
  judge: () => Promise<void>,
  sayYes: () => Promise<void>,
): Promise<void> {
  await see("services, at the start", await openPart(page, "Public page", "Services"));
  await see("how to be reached", linkTo(page, "Change how people reach you"));
  await press("Save and show");
  await check("how to be reached, with errors");
  await page.getByLabel("Phone number", { exact: true }).fill("020 7946 0100");
  await page.getByLabel("Email address", { exact: true }).fill("incident@kingsmere.example");
  await press("Save and show");
  await see("notices, none", await openPart(page, "Telling people", "Notices"));
  await judge();
  await (await openPart(page, "Telling people", "Notices")).click();
  await see("draft notices", linkTo(page, /draft/i));
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await press("Draft notices");
  await assertSoon(async () => {
    await (await openPart(page, "Telling people", "Notices")).click();
    return (await linkTo(page, /approve/i).count()) > 0;
  });
  await check("notices, drafted");
  await see("a notice", page.locator("main tbody th a[href*='/notices/']"));
  await (await openPart(page, "Telling people", "Notices")).click();
  await see("approve", linkTo(page, /approve/i));
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await press("Continue");
  await check("approve, confirm");
  await page.getByLabel("Yes, it is practice").check();
  await press(/^Approve/);
  await check("notices, approved");
  await see("ask to send", linkTo(page, /send/i));
  await press("Ask to send");
  await check("ask to send, without reasons");
  await page.getByLabel("Why should it be done?").fill("Everybody was looked at.");
  await press("Ask to send");
  await check("a request, waiting");
  await sayYes();
  await linkTo(page, /INC-/).click();
  await (await openPart(page, "Telling people", "Notices")).click();
  await assertSoon(async () => {
    await (await openPart(page, "Telling people", "Notices")).click();
    return !/Going on now/.test(await words(page));
  });
  await check("notices, sent");
}

async function publish(
  { page, see, check, press }: Walk,
  approve: (statement: string) => Promise<void>,
): Promise<void> {
  await see("statements, none", await openPart(page, "Public page", "Statements"));
  await see("write a statement", linkTo(page, /write/i));
  await page.getByLabel("Title").fill("Some of your information may have been taken");
  await page
    .getByLabel("Statement", { exact: true })
    .fill("We are sorry.\n\n- check your bank account\n- be wary of calls");
  await press("Save and preview");
  await check("a statement, previewed");
  await approve(page.url());
  await page.reload();
  await check("a statement, approved");
  await see("publish, confirm", linkTo(page, /publish/i));
  await press("Publish now");
  await check("a statement, published");
  await see("services", await openPart(page, "Public page", "Services"));
  await see("a service", page.locator("main tbody th a[href*='/services/']"));
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
  // How each page looks, to whom and in which state, is the matter of public-face.test.ts.
  for (const path of [
    ...["/statements", "/statements/1", "/services", "/accessibility"],
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
