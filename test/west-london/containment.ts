/** What each authority does about it: shut down, isolate, suspend; and whom it trusts meanwhile. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertSoon, linkTo, type Walk, words } from "../walk.ts";
import type { BodyKey, Stage } from "./cast.ts";

/** Row 2: the first sign, then isolation, ordered, acknowledged, done, and verified by somebody else. */
export async function isolate(
  stage: Stage,
  here: string,
  body: BodyKey,
  [set, template]: readonly [string, string],
) {
  const analyst = await stage.as(body, "analyst");
  const { page, visit, press, check } = analyst;
  await recordAlarm(analyst, stage, here);
  await visit("measures", new URL(`${here}/measures`, stage.staffUrl).href);
  await linkTo(page, "Order from a template").click();
  await page.getByLabel(set).check();
  await press("Continue");
  await check("measures of a template");
  await chooseOwn(page);
  for (const box of await page.locator("main input[name=measure]").all()) await box.uncheck();
  await page.getByRole("checkbox", { name: template }).check();
  await press("Order them");
  await openMeasure(page, stage, here, template);
  await check("a measure, ordered");
  await press("Acknowledge");
  await press(/^Done|It is done|Say that it is done/);
  await check("a measure, done");
  assert.match(await words(page), /You did this yourself/);
  const lead = await stage.as(body, "lead");
  await openMeasure(lead.page, stage, here, template);
  await lead.press(/^Verify|verified/i);
  await lead.check("a measure, verified");
  await lead.visit("from alarm to isolated", new URL(`${here}/measures/alarm`, stage.staffUrl).href);
  assert.match(await words(lead.page), /minutes?/);
}

async function recordAlarm({ page, visit, press, check }: Walk, stage: Stage, here: string) {
  await visit("the first sign", new URL(`${here}/measures/alarm/record`, stage.staffUrl).href);
  const sign = page.getByRole("group", { name: "The first sign" });
  await fillMoment(sign.page(), "alarm", new Date(Date.now() - 3_600_000));
  await page.getByLabel("What was it?").fill("An alarm of the sign-in service at night.");
  await press("Record it");
  await check("the first sign, recorded");
}

/** In UK time, as the form asks for it. */
export async function fillMoment(page: Page, name: string, moment: Date): Promise<void> {
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: "Europe/London", day: "numeric", month: "numeric", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hour12: false },
  }).formatToParts(moment);
  for (const { type, value } of parts)
    if (type !== "literal") await page.locator(`#${name}-${type}`).fill(value);
}

async function chooseOwn(page: Page): Promise<void> {
  const boxes = page.locator("main input[name=authority]");
  if ((await boxes.locator(":scope:checked").count()) === 0) await boxes.first().check();
}

async function openMeasure(page: Page, stage: Stage, here: string, title: string): Promise<void> {
  await page.goto(new URL(`${here}/measures`, stage.staffUrl).href);
  await page
    .locator("main .cd-group")
    .first()
    .getByRole("link", { name: new RegExp(title) })
    .click();
}

/** Row 3: suspending My Account changes, with one click, what the public page says of it. */
export async function suspend(stage: Stage, here: string): Promise<void> {
  const analyst = await stage.as("fairholme", "analyst");
  const { page, visit, press } = analyst;
  await visit("order a measure", new URL(`${here}/measures/order`, stage.staffUrl).href);
  await page.getByLabel("What is to be done?").fill("Suspend My Account");
  await page.getByLabel("To what?").fill("My Account");
  await page.getByLabel("Containment", { exact: true }).check();
  await page.getByLabel("It takes a public service off").check();
  await page.getByLabel("Within the hour").check();
  await chooseOwn(page);
  await press("Order it");
  const lead = await stage.as("fairholme", "lead");
  await openMeasure(lead.page, stage, here, "Suspend My Account");
  await lead.press("Acknowledge");
  await lead.press(/^Done|It is done|Say that it is done/);
  await lead.check("a measure that proposes what the public page says");
  await lead.press(/^Say on the public page/);
  await lead.check("the public page follows");
  const anybody = await stage.anybody();
  await assertSoon(async () => {
    await anybody.page.goto(new URL("/services", stage.publicUrl).href);
    return /My Account[\s\S]{0,200}suspended/i.test((await anybody.page.locator("main").textContent()) ?? "");
  });
}

/** No links and no mail from the partner where it began, until it is declared safe, and who says so signs. */
export async function distrust(stage: Stage, here: string): Promise<void> {
  const { page, visit, press, check } = await stage.as("wexcombe", "lead");
  await visit("trust", new URL(`${here}/trust`, stage.staffUrl).href);
  await visit("whom do you trust", new URL(`${here}/trust/set`, stage.staffUrl).href);
  await page.getByRole("group", { name: "Whom?" }).getByLabel("Kingsmere Borough Council").check();
  await page.getByRole("group", { name: "In what?" }).getByRole("checkbox").first().check();
  await page.getByLabel("Not until declared safe").check();
  await page.getByLabel("Reasons").fill("It began there.");
  await press("Save");
  await check("trust, not until declared safe");
  assert.match(await words(page), /until declared safe/i);
}

export async function giveAllClear(stage: Stage, here: string): Promise<void> {
  const lead = await stage.as("kingsmere", "lead");
  await lead.visit("sign an all-clear", new URL(`${here}/trust/all-clears/sign`, stage.staffUrl).href);
  await lead.page.getByRole("group", { name: "What is safe?" }).getByRole("checkbox").first().check();
  await lead.page.getByLabel("What exactly does it cover?").fill("Mail from all addresses of the council.");
  await lead.page.getByLabel("What do you rest it on?").fill("Every mailbox rule was looked at.");
  await lead.page.getByLabel("For how many days?").fill("14");
  await lead.press("Sign it");
  await lead.check("an all-clear, signed");
  const partner = await stage.as("wexcombe", "lead");
  await partner.page.goto(new URL(`${here}/trust`, stage.staffUrl).href);
  await partner.see("an all-clear of a partner", linkTo(partner.page, /of Kingsmere Borough Council/));
  await partner.see("answer an all-clear", linkTo(partner.page, "Accept it, or do not"));
  await partner.page.getByRole("group", { name: "Your answer" }).getByRole("radio").first().check();
  for (const box of await partner.page.getByRole("checkbox").all()) await box.check();
  await partner.page.getByLabel("Reasons").fill("We tried it with ten messages.");
  await partner.press("Save your answer");
  await partner.check("an all-clear, accepted");
}
