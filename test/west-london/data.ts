/** What was taken: what is believed, what the copies show, who is in them, and what each person should do. */
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { generateArchive } from "../../exercise/generate.ts";
import { assertSoon, linkTo, type Walk, words } from "../walk.ts";
import type { Stage } from "./cast.ts";

/** Row 5: a copy of what was taken is read; belief and documents stand beside each other, each with its years. */
export async function loadHolding(stage: Stage, here: string): Promise<void> {
  const into = join(dirname(stage.data), "archive");
  await generateArchive({ into, people: 24, seed: 7 });
  const { page, press } = await stage.as("kingsmere", "analyst");
  await page.goto(new URL(`${here}/holdings/load`, stage.staffUrl).href);
  await page.getByLabel("A name for this copy").fill("Copy of the archive");
  await page.getByLabel("The folder where it lies").fill(join(into, "holding"));
  await page.getByRole("group", { name: "Whose documents are these?" }).getByRole("radio").first().check();
  await press("Load and start reading");
  const address = page.url();
  await assertSoon(async () => {
    await page.goto(address);
    return /Reviewed/.test(await words(page));
  });
  await page.goto(new URL(here, stage.staffUrl).href);
  assert.match(await words(page), /Historical archived data[\s\S]*2006 to 2020[\s\S]*believed/);
}

/** Rows 6 and 7: those at highest risk first, and a notice of one person's own data with advice that fits. */
export async function tellPeople(stage: Stage, here: string): Promise<void> {
  const { page, press } = await stage.as("kingsmere", "dpo");
  await page.goto(new URL(`${here}/people`, stage.staffUrl).href);
  await giveReason({ page, press });
  assert.match(await words(page), /people of your authority/);
  const first = page.locator("main tbody tr").first();
  assert.match((await first.textContent()) ?? "", /very high|high/i);
  const communications = await stage.as("kingsmere", "communications");
  await communications.page.goto(new URL(`${here}/services`, stage.staffUrl).href);
  await linkTo(communications.page, "Change how people reach you").click();
  await communications.page.getByLabel("Phone number", { exact: true }).fill("020 7946 0100");
  await communications.page.getByLabel("Email address", { exact: true }).fill("incident@kingsmere.example");
  await communications.press("Save and show");
  await judgeThatAllAreTold(stage, here);
  await communications.page.goto(new URL(`${here}/notices/draft`, stage.staffUrl).href);
  await giveReason(communications);
  for (const box of await communications.page.getByRole("checkbox").all()) await box.check();
  await communications.press("Draft notices");
  await communications.page.goto(new URL(`${here}/notices`, stage.staffUrl).href);
  await giveReason(communications);
  await assertSoon(async () => {
    await communications.page.goto(new URL(`${here}/notices`, stage.staffUrl).href);
    return (await communications.page.locator("main tbody th a[href*='/notices/']").count()) > 0;
  });
  await communications.page.locator("main tbody th a[href*='/notices/']").first().click();
  assert.match(await words(communications.page), /What you should do|Be careful|phishing|159/i);
}

/** Whether people are told is judged in writing, by two. */
async function judgeThatAllAreTold(stage: Stage, here: string): Promise<void> {
  const { page, press } = await stage.as("kingsmere", "dpo");
  await page.goto(new URL(`${here}/judgements/new`, stage.staffUrl).href);
  for (const box of await page.locator("input[name=band]").all()) await box.check();
  await page.getByLabel("Tell each of them").check();
  await page.getByLabel("Reasons").fill("An intruder has it, and what was taken can be used for fraud.");
  await press("Write down the judgement");
  const lead = await stage.as("kingsmere", "lead");
  await lead.page.goto(new URL(`${here}/judgements`, stage.staffUrl).href);
  await lead.page.getByRole("link", { name: /Confirm or refuse/ }).click();
  await lead.page.getByLabel("Yes, I confirm it").check();
  await lead.press("Send");
}

async function giveReason({ page, press }: Pick<Walk, "page" | "press">): Promise<void> {
  const tasks = page.getByRole("group", { name: "Your task" });
  if ((await tasks.count()) === 0) return;
  await tasks.getByRole("radio").first().check();
  await press("Continue");
}
