/** A second person in a browser of their own: invited by the lead, signed in by an app's code, asked for a yes. */
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { thresholds } from "../src/domain/staff/odd-thresholds.ts";
import { totpCode } from "../src/respond/account/totp.ts";
import { javascriptFree, linkTo, openPart, type Walk, walker, words } from "./walk.ts";

const passphrase = "harbour lantern thistle";

export async function inviteColleague({ page, press }: Walk, staffUrl: string): Promise<string> {
  await page.goto(new URL("/staff/invite", staffUrl).href);
  await page.getByLabel("Their name").fill("Olu Officer");
  await page.getByLabel("Their email address").fill("olu@example.org");
  await page.getByLabel("Information governance (DPO)").check();
  await page.getByRole("group", { name: "Their authority" }).getByRole("radio").first().check();
  await press("Invite them");
  return (await page.locator(".cd-code").textContent()) ?? "";
}

export async function joinAsColleague(browser: Browser, staffUrl: string, code: string): Promise<Walk> {
  const walk = walker(await javascriptFree(browser));
  const { page, press } = walk;
  await page.goto(new URL("/join", staffUrl).href);
  await page.getByLabel("Code").fill(code);
  await press("Continue");
  await page.getByLabel("A passphrase").fill(passphrase);
  await press("Continue");
  const key = ((await page.locator(".cd-app-key__key").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("The code that the app shows now").fill(totpCode(key, new Date()));
  await press("Continue with the app");
  await linkTo(page, "I have written them down").click();
  return walk;
}

/** Says yes to the one request that waits. */
export async function sayYes({ page, check, see, press }: Walk, staffUrl: string): Promise<void> {
  await page.goto(new URL("/incidents", staffUrl).href);
  await see("requests, one waits", linkTo(page, /Requests \(1\)/));
  await see("a request, to decide", page.locator("main tbody th a"));
  await see("decide on a request", linkTo(page, "Decide"));
  await press("Decide");
  await check("decide on a request, with errors");
  await page.getByLabel("Yes", { exact: true }).check();
  await press("Decide");
  await check("a request, carried out");
  assert.match(await words(page), /on the way|It is done|can go on/);
}

/** Whoever had no hand in the words of a statement lets the public read them. */
export async function approveStatement({ page, check, press }: Walk, statement: string): Promise<void> {
  await page.goto(`${statement}/approve`);
  await check("approve a statement");
  await press("Save my answer");
  await check("approve a statement, with errors");
  await page.getByLabel("Yes, it is right").check();
  await press("Save my answer");
}

/** The data protection officer's own page: who looked at whom, and something odd that was looked into. */
export async function reviewReadings({ page, check, see, press }: Walk, staffUrl: string): Promise<void> {
  await page.goto(new URL("/incidents", staffUrl).href);
  await page.locator("main a[href*='/incidents/INC']").first().click();
  await searchForNobody({ page, press });
  await see("readings", await openPart(page, "Record", "Readings"));
  assert.match(await words(page), /Ada Lead/);
  await see("an odd pattern", page.getByRole("link", { name: /I have looked into this/ }));
  await press("Write it down");
  await check("an odd pattern, with errors");
  await page.getByLabel("What came of it?").fill("Asked her: a practice.");
  await press("Write it down");
  await check("readings, looked into");
}

/** So often that it is worth a question. */
async function searchForNobody({ page, press }: Pick<Walk, "page" | "press">): Promise<void> {
  await (await openPart(page, "Data", "People")).click();
  await page.getByRole("group", { name: "Your task" }).getByRole("radio").first().check();
  await press("Continue");
  for (let time = 0; time < thresholds.searchesForNobody; time++) {
    await page.getByLabel("Search", { exact: true }).fill("Nobody of that name");
    await press("Search");
    await page.getByText("Nobody fits").waitFor();
  }
}
