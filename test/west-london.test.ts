import assert from "node:assert/strict";
import { browserTest } from "./browser.ts";
import { acknowledge, declare, importMap, judge, seeExposure } from "./west-london/alarm.ts";
import { openStage } from "./west-london/cast.ts";
import { distrust, giveAllClear, isolate, suspend } from "./west-london/containment.ts";
import { brief } from "./west-london/staff.ts";

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
    await isolate(stage, here, "wexcombe", ["A partner who shares your IT was breached", "Shut the networks down"]);
    await isolate(stage, here, "fairholme", ["A partner who shares your IT was breached", "Isolate the network"]);
    await suspend(stage, here);
    await distrust(stage, here);
    await giveAllClear(stage, here);
    await brief(stage, here);
    assert.deepEqual(stage.faults(), []);
  } finally {
    await stage.close();
  }
});
