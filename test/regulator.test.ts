/** What the regulator is told, on the real record: figures, refusals, second persons, and reports that never change. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must } from "./desk.ts";

let made: Furnished;
before(async () => {
  made = await furnishedRecord();
});

const section = (typed: Record<string, string | string[]>, version = 0) => ({ typed, version, sure: false });

test("a report is the register's figures and staff's words; what is missing is listed", async () => {
  const { desk, lead, dpo, incident } = made;
  const living = await desk.report(lead, incident.id);
  const text = (key: string) => living.content.fields.find((field) => field.key === key)?.text;
  assert.equal(text("people"), "1");
  assert.ok(living.missing.some(({ key }) => key === "harm"));
  must(await desk.writeReportSection(dpo, incident.id, "before", section({ harm: "None known" })));
  const after = await desk.report(lead, incident.id);
  assert.ok(!after.missing.some(({ key }) => key === "harm"));
});
