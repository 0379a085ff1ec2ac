import assert from "node:assert/strict";
import { browserTest } from "./browser.ts";
import { openStage } from "./west-london/cast.ts";

browserTest("stage", async (browser) => {
  const stage = await openStage(browser);
  try {
    const a = await stage.as("kingsmere", "lead");
    await a.visit("incidents", new URL("/incidents", stage.staffUrl).href);
    const b = await stage.as("fairholme", "dpo");
    await b.visit("incidents", new URL("/incidents", stage.staffUrl).href);
    console.log(await b.page.title(), await a.page.title(), b.page.url());
    assert.deepEqual(stage.faults(), []);
  } finally {
    await stage.close();
  }
});
