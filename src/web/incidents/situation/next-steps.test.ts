import assert from "node:assert/strict";
import { test } from "node:test";
import type { Situation } from "../../../respond/desk/desk.ts";
import { fakeDesk } from "../../testing/fake-desk.ts";
import { busyWorld, incidentMadeUp } from "../../testing/made-up.ts";
import { emptyWorld, incidentId, lead, northmere, type World } from "../../testing/world.ts";
import { clockTag } from "./clock-tag.ts";
import { nextSteps } from "./next-steps.ts";
import { urgentOf } from "./urgent.ts";
import { yearsWords } from "./view.ts";

async function stepsIn(world: World): Promise<readonly string[]> {
  const desk = fakeDesk(world);
  const situation: Situation = await desk.situation(lead, incidentId);
  const urgent = urgentOf(situation);
  return nextSteps(situation, lead, urgent).map(({ text }) => text);
}

function justDeclared(): World {
  const world = emptyWorld();
  world.incidents.push({
    ...incidentMadeUp(),
    involved: [{ authority: northmere, awareAt: null, reportDueAt: null }],
  });
  return world;
}

test("right after declaring: awareness, a holding, a statement, services", async () => {
  assert.deepEqual(await stepsIn(justDeclared()), [
    "Say when Northmere Council became aware",
    "Load a copy of what was taken",
    "Publish a statement",
    "List your services",
  ]);
});

test("in full swing: the own clock comes first, then what waits for people, then the others' clocks", async () => {
  assert.deepEqual(await stepsIn(busyWorld()), [
    "Report to the regulator for Northmere Council",
    "Draft the notices for those at high risk",
    "Look at 15 held notices",
    "Approve 9 drafted notices",
    "Ask to send 3 approved notices",
    "Look at 3 notices that failed",
    "Report to the regulator for Easthaven Borough Council",
    "Say when Royal Borough of Westbourne and St Chad became aware",
  ]);
});

test("people at high risk who have no notice are a step", async () => {
  const world = busyWorld();
  world.notices = [];
  world.people = world.people.map((person) => ({ ...person, notice: null }));
  assert.ok((await stepsIn(world)).includes("Draft the notices for those at high risk"));
});

test("an authority that nobody could reach is asked how, before it drafts notices", async () => {
  const world = justDeclared();
  const contact = { phone: "020 7946 0000", email: "", web: "", address: [] };
  world.authorities = world.authorities.map((authority) => ({ ...authority, contact }));
  assert.ok((await stepsIn(world)).includes("Say how people reach your authority"));
});

test("a clock that still has days is a step, after what waits for people", async () => {
  const world = busyWorld();
  world.now = new Date("2026-11-23T12:00:00Z");
  const steps = await stepsIn(world);
  assert.ok(
    steps.indexOf("Report to the regulator for Northmere Council") > steps.indexOf("Look at 15 held notices"),
  );
});

const clocks = [
  { left: 71.99, text: "71 hours left", colour: "green" },
  { left: 23.9, text: "23 hours left", colour: "orange" },
  { left: 0.5, text: "30 minutes left", colour: "orange" },
  { left: -1.5, text: "1 hour overdue", colour: "red" },
  { left: null, text: "Not started", colour: "grey" },
];
for (const { left, text, colour } of clocks) {
  test(`a clock at ${left} hours reads “${text}”`, () => assert.deepEqual(clockTag(left), { text, colour }));
}

test("years are said as far as they are known", () => {
  assert.equal(yearsWords({ fromYear: 2006, toYear: 2020 }), "2006 to 2020");
  assert.equal(yearsWords({ fromYear: 2006, toYear: null }), "2006 onwards");
  assert.equal(yearsWords({ fromYear: null, toYear: 2020 }), "up to 2020");
});
