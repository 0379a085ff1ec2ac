/** What residents read, with all that the authorities have said: services, opening hours, a statement with its versions. */
import assert from "node:assert/strict";
import { approveStatement } from "../second-colleague.ts";
import { assertSoon, linkTo, words } from "../walk.ts";
import type { Stage } from "./cast.ts";

/** Rows 9 and 10: where people can go this weekend, and how long a service is expected to be away. */
export async function sayHours(stage: Stage, here: string): Promise<void> {
  const { page, press } = await stage.as("fairholme", "communications");
  await page.goto(new URL(`${here}/services/places/new`, stage.staffUrl).href);
  const saturday = new Date(Date.now() + ((6 - new Date().getUTCDay() + 7) % 7 || 7) * 86_400_000);
  const [year, month, day] = saturday.toISOString().slice(0, 10).split("-");
  await page.locator("#name").fill("Customer service centre");
  await page.locator("#day-1").fill(`${day}/${month}/${year}`);
  await page.locator("#hours-1").fill("10am to 4pm");
  await page.locator("#words-1").fill("Emergencies in person only");
  await press("Save and show");
  await page.goto(new URL(`${here}/services`, stage.staffUrl).href);
  await linkTo(page, "My Account").click();
  await page.getByLabel("Expected back (optional)").fill("At least two weeks");
  await press("Save and show");
}

/** Row 11: what residents would want to know as soon as possible; published, with all that was said before. */
export async function sayToAll(stage: Stage, here: string): Promise<void> {
  const { page, press } = await stage.as("kingsmere", "communications");
  await page.goto(new URL(`${here}/statements`, stage.staffUrl).href);
  await linkTo(page, /write/i).click();
  await page.getByLabel("Title").fill("Some of your information may have been taken");
  await page.getByLabel("Statement", { exact: true }).fill("We are sorry.\n\n- be wary of calls");
  await press("Save and preview");
  await approveStatement(await stage.as("kingsmere", "lead"), page.url());
  await page.reload();
  await linkTo(page, "Publish it").click();
  await press("Publish now");
}

export async function readAsResident(stage: Stage): Promise<void> {
  const { page } = await stage.anybody();
  await assertSoon(async () => {
    await page.goto(stage.publicUrl);
    return /Some of your information may have been taken/.test(await words(page));
  });
  const front = await words(page);
  assert.match(front, /phishing|wary/i);
  await page.goto(new URL("/services", stage.publicUrl).href);
  assert.match(await words(page), /My Account[\s\S]*At least two weeks/);
  const hours = await page.request.get(new URL("/opening-hours.ics", stage.publicUrl).href);
  assert.match(await hours.text(), /Customer service centre/);
}

/** The wall: every authority's state in a row, and what the whole story has come to. */
export async function seeTheWall(stage: Stage, here: string): Promise<void> {
  const { page, visit } = await stage.as("kingsmere", "lead");
  await visit("situation, at the end", new URL(here, stage.staffUrl).href);
  const said = await words(page);
  const [kingsmere, wexcombe, fairholme] = [
    /Kingsmere Borough Council[\s\S]*?Reported[\s\S]*?at high risk/,
    /City of Wexcombe Council[\s\S]*?possible[\s\S]*?Isolated[\s\S]*?after the alarm/,
    /London Borough of Fairholme[\s\S]*?1 confirmed[\s\S]*?Isolated[\s\S]*?after the alarm[\s\S]*?1 suspended[\s\S]*?7[12] hours left/,
  ];
  for (const row of [kingsmere, wexcombe, fairholme]) assert.match(said, row);
  assert.match(said, /open sighting/);
  await visit("timeline", new URL(`${here}/timeline`, stage.staffUrl).href);
  await visit("hand-over", new URL(`${here}/handover`, stage.staffUrl).href);
}
