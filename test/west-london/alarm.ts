/** The first hour: what is shared is on the map; one declares, and everybody who is exposed is in the room and told. */
import assert from "node:assert/strict";
import { assertSoon, linkTo, type Walk, words } from "../walk.ts";
import type { Stage } from "./cast.ts";

/** Fairholme left the shared archive in 2017; what it had there of 2006 to 2016 still lies on it. */
const map = `what,key,name,authority,categories,source,target,from,to,first-year,last-year
processor,ravel,Ravel Hosting Ltd,,,,,,,,
system,files,Shared file store,,,,,,,,
system,archive,Historical archive,,,,,,,,
system,portal,My Account platform,,,,,,,,
service,fairholme/my-account,My Account,fairholme,,,,,,,
service,kingsmere/parking-permits,Parking permits,kingsmere,,,,,,,
data-set,king-records,Kingsmere records,kingsmere,contact;bank-account,,,,,2006,2020
data-set,fair-housing,Fairholme housing files,fairholme,contact,,,,,2006,2016
operates,,,,,ravel,archive,2005,,,
operates,,,,,kingsmere,files,2005,,,
uses,,,,,kingsmere,files,2005,,,
uses,,,,,wexcombe,files,2010,,,
uses,,,,,fairholme,archive,2006,2017-03-31,,
connects,,,,,files,archive,2014,,,
connects,,,,,files,portal,2019,,,
runs-on,,,,,fairholme/my-account,portal,2019,,,
runs-on,,,,,kingsmere/parking-permits,files,2012,,,
holds,,,,,archive,king-records,2006,,,
holds,,,,,archive,fair-housing,2006,,,
`;

export async function importMap({ page, visit, check, press }: Walk, stage: Stage): Promise<void> {
  await visit("map, empty", new URL("/map", stage.staffUrl).href);
  await visit("map, import", new URL("/map/import", stage.staffUrl).href);
  await page.getByLabel("Or paste rows here").fill(map);
  await press("Look at it");
  await check("map, what would change");
  await press("Import it");
  await check("map, imported");
  assert.match(await words(page), /Historical archive|systems/);
}

/** Returns the incident's address. */
export async function declare({ page, visit, check, press }: Walk, stage: Stage): Promise<string> {
  await visit("declare", new URL("/incidents/declare", stage.staffUrl).href);
  await page.getByLabel("A short title").fill("Intruder in the shared file store");
  await page
    .getByLabel("What happened", { exact: true })
    .fill("Somebody was in the shared file store and copied files.");
  await page.getByLabel("Suspected", { exact: true }).check();
  await page
    .getByRole("group", { name: "Where did it begin?" })
    .getByLabel("Kingsmere Borough Council")
    .check();
  await page.getByLabel("In which system? (optional)").fill("Shared file store");
  const since = page.getByRole("group", { name: /first day on which the intruder/ });
  const day = new Date(Date.now() - 5 * 86_400_000);
  await since.getByLabel("Day").fill(String(day.getUTCDate()));
  await since.getByLabel("Month").fill(String(day.getUTCMonth() + 1));
  await since.getByLabel("Year").fill(String(day.getUTCFullYear()));
  await page.getByLabel("What was taken (optional)").fill("Historical archived data");
  await page.getByLabel("From the year (optional)").fill("2006");
  await page.getByLabel("To the year (optional)").fill("2020");
  await page.getByLabel("Believed", { exact: true }).check();
  await press("Show first who may be exposed");
  await check("declare, who may be exposed");
  assert.match(await words(page), /By the map, 3 authorities may be exposed/);
  await press("Declare the incident");
  await check("situation, just declared");
  return /\/incidents\/INC-[0-9-]+/.exec(page.url())?.[0] ?? "";
}

/** Row 1: at once who is exposed, through what, and since when. */
export async function seeExposure({ visit, page, see }: Walk, stage: Stage, here: string): Promise<void> {
  await visit("exposure", new URL(`${here}/exposure`, stage.staffUrl).href);
  const said = await words(page);
  for (const body of ["Kingsmere Borough Council", "City of Wexcombe Council", "London Borough of Fairholme"])
    assert.match(said, new RegExp(body));
  assert.match(said, /Fairholme housing files[\s\S]*2006 to 2016/);
  assert.match(said, /Shared file store[\s\S]*→[\s\S]*Historical archive/);
  assert.match(said, /My Account/);
  await see("exposure, the picture", linkTo(page, "Picture"));
}

/** A partner's lead says that they know: their own clock runs from when they are aware. */
export async function acknowledge({ page, visit, check, press }: Walk, stage: Stage, here: string) {
  await assertSoon(async () => {
    await page.goto(new URL(here, stage.staffUrl).href);
    return /told/.test(await words(page));
  });
  await visit("told", new URL(`${here}/exposure/told`, stage.staffUrl).href);
  assert.match(await words(page), /Kingsmere Borough Council/);
  await page.getByLabel("Yes", { exact: true }).check();
  await press("Say that we have been told");
  await check("told, acknowledged");
  await visit("clocks", new URL(`${here}/clocks`, stage.staffUrl).href);
  assert.match(await words(page), /7[12] hours/);
}

/** What is exposed of one's own is confirmed or ruled out. */
export async function judge({ page, visit, see, press, check }: Walk, stage: Stage, here: string) {
  await visit("exposure, a partner's", new URL(`${here}/exposure`, stage.staffUrl).href);
  await see("an exposure", linkTo(page, "Fairholme housing files"));
  await page
    .getByRole("group", { name: /What your authority knows/ })
    .getByLabel(/confirm|was exposed/i)
    .first()
    .check();
  await page.getByLabel("Reasons").fill("The archive’s log shows that it was read.");
  await press("Save");
  await check("an exposure, confirmed");
  assert.match(await words(page), /Confirmed/);
}
