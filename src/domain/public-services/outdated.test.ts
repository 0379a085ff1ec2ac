/** When the public page is made anew though nobody changed anything. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, MaintenanceId } from "../ids.ts";
import type { Maintenance } from "./maintenance.ts";
import { isOutdated } from "./outdated.ts";

const at = (moment: string) => new Date(`2026-11-28T${moment}:00Z`);
const planned: Maintenance = {
  ...{ id: "m" as MaintenanceId, authority: "a" as AuthorityId, services: [], title: "T", words: "" },
  ...{ from: at("20:00"), until: at("22:00"), cancelledAt: null },
};
const cases = [
  { name: "nothing has happened", published: at("10:00"), now: at("19:59"), is: false },
  { name: "maintenance has begun", published: at("10:00"), now: at("20:00"), is: true },
  { name: "it was told that it had begun", published: at("20:00"), now: at("21:00"), is: false },
  { name: "maintenance is over", published: at("20:00"), now: at("22:01"), is: true },
  { name: "a day has ended", published: at("23:30"), now: new Date("2026-11-29T00:00:10Z"), is: true },
  { name: "the clock was set back", published: at("10:00"), now: at("09:00"), is: false },
];
for (const { name, published, now, is } of cases)
  test(`${name}: ${is ? "made anew" : "left as it is"}`, () =>
    assert.equal(isOutdated(published, now, [planned]), is));
test("what was called off begins no more", () =>
  assert.equal(isOutdated(at("10:00"), at("20:30"), [{ ...planned, cancelledAt: at("11:00") }]), false));
