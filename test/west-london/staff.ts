/** Staff: told what to do, in a message that they acknowledge; what they see is reported, looked at, and answered. */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { assertSoon, linkTo, type Walk, words } from "../walk.ts";
import type { Stage } from "./cast.ts";

const list = `Name,Email,Team,Role
Made Upstaff,made.upstaff@kingsmere.example,Housing,Officer
Other Upstaff,other.upstaff@kingsmere.example,Parking,Officer
`;

/** Row 4: the memo to be vigilant, approved by another and sent, with how many have acknowledged it. */
export async function brief(stage: Stage, here: string): Promise<void> {
  const writer = await stage.as("kingsmere", "communications");
  const lead = await stage.as("kingsmere", "lead");
  await lead.visit("staff list, empty", new URL("/staff-list", stage.staffUrl).href);
  await lead.page.getByLabel("Or paste it here").fill(list);
  await lead.press("Take it in");
  await lead.check("staff list");
  const { page, visit, press, check, see } = writer;
  await visit("briefings, none", new URL(`${here}/briefings`, stage.staffUrl).href);
  await see("which memo", linkTo(page, "Write a briefing"));
  await linkTo(page, /vigilan/i).click();
  await check("write a briefing");
  const body = page.getByLabel("Briefing", { exact: true });
  await body.fill((await body.inputValue()).replaceAll(/\[[^\]]*\]/g, "the Tech Hub"));
  const title = page.getByLabel("Title", { exact: true });
  await title.fill((await title.inputValue()).replaceAll(/\[[^\]]*\]/g, "the Tech Hub"));
  await page.getByRole("group", { name: "Who is it for?" }).getByRole("checkbox").first().check();
  await press("Save and preview");
  await check("a briefing, drafted");
  const address = page.url();
  await lead.visit("a briefing, to approve", address);
  await lead.press("Approve");
  await lead.check("a briefing, approved");
  await lead.see("a briefing, check and send", linkTo(lead.page, "Check and send"));
  await lead.press("Send it now");
  await lead.check("a briefing, sent");
  assert.match(await words(lead.page), /acknowledged/i);
}

/**
 * Row 4: a call to the contact centre, typed in for the caller; the Tech Hub puts it into the incident and answers; the
 * caller reads on the public site what came of it.
 */
export async function reportByPhone(stage: Stage, here: string): Promise<void> {
  const taker = await stage.as("kingsmere", "contact-centre");
  await taker.visit("enter a sighting", new URL("/sightings/new", stage.staffUrl).href);
  await taker.page.getByLabel("Email", { exact: true }).check();
  await taker.page.getByLabel("Typed a password").check();
  await taker.page
    .getByLabel("What did they see?")
    .fill("A mail about parking permits asked me to sign in at http://permits.kingsmere-login.example/a");
  await taker.press("Enter it");
  await taker.check("a sighting, entered");
  const reference = referenceIn(await words(taker.page));
  const analyst = await stage.as("kingsmere", "analyst");
  await analyst.visit("sightings", new URL("/sightings", stage.staffUrl).href);
  await analyst.see("a group of sightings", analyst.page.locator("main a[href*='/sightings/groups/']"));
  const choice = analyst.page.getByLabel("Part of");
  await choice.selectOption({ index: 1 });
  await analyst.press("Put it into the incident");
  await analyst.check("a group, in the incident");
  await analyst.page.getByRole("group", { name: "What was it?" }).getByRole("radio").first().check();
  await analyst.page
    .getByLabel("What to tell whoever reported it (optional)")
    .fill("Thank you. We blocked the site.");
  await analyst.press("Close and tell");
  await analyst.check("a group, answered");
  await analyst.visit("sightings of the incident", new URL(`${here}/sightings`, stage.staffUrl).href);
  await readOutcome(await stage.anybody(), stage, reference);
}

async function readOutcome({ page, press, check }: Walk, stage: Stage, reference: string): Promise<void> {
  await assertSoon(async () => {
    await page.goto(new URL("/report/outcome", stage.publicUrl).href);
    await page.getByLabel("Your reference").fill(reference);
    await press("Show me");
    return /We blocked the site/.test(await words(page));
  });
  await check("what came of a report");
}

/** Row 4: somebody without an account reports by the public form; it waits in the Tech Hub's queue. */
export async function reportByForm(stage: Stage): Promise<void> {
  const { page, visit, press, check } = await stage.anybody();
  await visit("report something suspicious", new URL("/report", stage.publicUrl).href);
  await page.getByLabel("Phone call", { exact: false }).first().check();
  await page.getByLabel("What did you see?").fill("A caller said to be the bank and asked for a code.");
  await page
    .getByRole("group", { name: "Where do you work?" })
    .getByLabel("Kingsmere Borough Council")
    .check();
  // A form that is sent at once was filled in by a machine.
  await pause(2100);
  await press("Send the report");
  await check("a report, sent");
  assert.match(referenceIn(await words(page)), /^\S{24,29}$/);
  const analyst = await stage.as("kingsmere", "analyst");
  await assertSoon(async () => {
    await analyst.page.goto(new URL("/sightings", stage.staffUrl).href);
    return /A caller said to be the bank/.test(await words(analyst.page));
  });
}

function referenceIn(said: string): string {
  return /(?:[0-9A-Z]{4}-){4,5}[0-9A-Z]{4}/u.exec(said)?.[0] ?? "";
}
