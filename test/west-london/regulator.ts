/** Row 8: the NCA leads and the ICO is informed: a referral with its handling mark, and the report, signed as sent. */
import assert from "node:assert/strict";
import { linkTo, type Walk, words } from "../walk.ts";
import type { Stage } from "./cast.ts";
import { fillMoment } from "./containment.ts";

export async function refer(stage: Stage, here: string): Promise<void> {
  const { page, visit, press, check } = await stage.as("kingsmere", "lead");
  await visit("refer", new URL(`${here}/referrals/new`, stage.staffUrl).href);
  await page.getByLabel("National Crime Agency").check();
  await page.getByLabel("What do you refer?").fill("An intruder copied files from the shared file store.");
  await page.getByLabel("TLP:AMBER", { exact: true }).check();
  await page.getByLabel("Of all authorities in this incident").check();
  await page.getByLabel("Their reference (optional)").fill("NCA-MADE-UP-1");
  await press("Save");
  await check("a referral");
  assert.match(await words(page), /TLP:AMBER/);
}

export async function decide(stage: Stage, here: string): Promise<void> {
  const { page, visit, press, check } = await stage.as("kingsmere", "dpo");
  await visit("record a decision", new URL(`${here}/decisions/make`, stage.staffUrl).href);
  await page.getByLabel("General", { exact: true }).check();
  await page.getByLabel("What was the question?").fill("Do we tell people before all files are read?");
  await page
    .getByLabel("Which options were considered?")
    .fill("Wait for the whole review\nTell those at high risk first");
  await page.getByLabel("What was decided?").fill("Those at high risk are told first.");
  await page.getByLabel("Reasons").fill("They can protect themselves while the rest is read.");
  await fillMoment(page, "decided-at", new Date());
  await press("Record the decision");
  await check("a decision, recorded");
}

export async function report(stage: Stage, here: string): Promise<void> {
  const officer = await stage.as("kingsmere", "dpo");
  const { page, visit, press, check } = officer;
  await visit("clocks of one", new URL(`${here}/clocks`, stage.staffUrl).href);
  await awareOf(officer, stage, here);
  await visit("the report", new URL(`${here}/report`, stage.staffUrl).href);
  assert.match(await words(page), /Still missing/);
  await linkTo(page, "Change what happened").click();
  await check("the report, what happened");
  await page.getByRole("radio").first().check();
  await press("Save");
  await visit("the report, for pasting", new URL(`${here}/report/paste`, stage.staffUrl).href);
  await visit("the report, sign", new URL(`${here}/report/sign`, stage.staffUrl).href);
  await page.getByLabel("The regulator’s online form").check();
  await fillMoment(page, "sent-at", new Date());
  await page.getByLabel("Case reference").fill("IC-123456-A1B2");
  await press("Sign and freeze");
  await check("the report, frozen as sent");
  assert.match(await words(page), /IC-123456-A1B2/);
}

async function awareOf({ page, press }: Walk, stage: Stage, here: string): Promise<void> {
  await page.goto(new URL(`${here}/clocks/${stage.idOf.kingsmere}`, stage.staffUrl).href);
  await fillMoment(page, "aware", new Date(Date.now() - 600_000));
  const reasons = page.getByLabel("Reasons");
  if ((await reasons.count()) > 0) await reasons.fill("The log was read then.");
  await press(/^Record|^Save|^Correct/);
}
