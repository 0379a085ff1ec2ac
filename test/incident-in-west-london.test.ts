/**
 * The story of West London, played by the staff of three authorities in five roles: from the first alarm to the report to
 * the regulator. What each of them did ends visible where it should be, for staff and for residents; pages that no other
 * story passes are held to WCAG 2.2 AA and to a phone 320 pixels wide.
 */
import assert from "node:assert/strict";
import { browserTest } from "./browser.ts";
import { acknowledge, declare, importMap, judge, seeExposure } from "./west-london/alarm.ts";
import { openStage } from "./west-london/cast.ts";
import { distrust, giveAllClear, isolate, suspend } from "./west-london/containment.ts";
import { loadHolding, tellPeople } from "./west-london/data.ts";
import { readAsResident, sayHours, sayToAll, seeTheWall } from "./west-london/public.ts";
import { decide, refer, report } from "./west-london/regulator.ts";
import { brief, reportByForm, reportByPhone } from "./west-london/staff.ts";

const partner = "A partner who shares your IT was breached";

browserTest("the story of West London, from the alarm to the report", async (browser) => {
  const stage = await openStage(browser);
  try {
    const lead = await stage.as("kingsmere", "lead");
    const fair = await stage.as("fairholme", "lead");
    await stage.as("wexcombe", "lead");
    await importMap(lead, stage);
    const here = await declare(lead, stage);
    await seeExposure(lead, stage, here);
    await acknowledge(fair, stage, here);
    await judge(fair, stage, here);
    await isolate(stage, here, "wexcombe", [partner, "Shut the networks down"]);
    await isolate(stage, here, "fairholme", [partner, "Isolate the network"]);
    await suspend(stage, here);
    await distrust(stage, here);
    await giveAllClear(stage, here);
    await brief(stage, here);
    await reportByPhone(stage, here);
    await reportByForm(stage);
    await loadHolding(stage, here);
    await tellPeople(stage, here);
    await refer(stage, here);
    await decide(stage, here);
    await report(stage, here);
    await sayHours(stage, here);
    await sayToAll(stage, here);
    await readAsResident(stage);
    await seeTheWall(stage, here);
    assert.deepEqual(stage.faults(), []);
  } finally {
    await stage.close();
  }
});
