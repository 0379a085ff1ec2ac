/** Measures: every step from every state, what is late, circles, and the time from alarm to isolated. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, EdgeId, IncidentId, MeasureId, ServiceId, StaffId, SystemId } from "../ids.ts";
import type { MapEdge, MapRef } from "../map/map.ts";
import { type Alarm, containmentOf, minuteByMinute } from "./containment.ts";
import { circleFrom, waitsFor } from "./dependencies.ts";
import {
  type Measure,
  type MeasureState,
  type MeasureTarget,
  measureSteps,
  measureTransitions,
  type StepTaken,
} from "./measure.ts";
import { problemOfFields } from "./order.ts";
import { lateness } from "./overdue.ts";
import { servicesOfTarget } from "./services-of-target.ts";
import { type StepForm, takeStep } from "./take-step.ts";
import { faultOfTemplates } from "./template.ts";

const north = "north" as AuthorityId;
const south = "south" as AuthorityId;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 8, 9, minute));
const ana = { id: "ana" as StaffId, name: "Ana", authority: north };
const ben = { id: "ben" as StaffId, name: "Ben", authority: north };
const sue = { id: "sue" as StaffId, name: "Sue", authority: south };

function ordered(more: Partial<Measure> = {}): Measure {
  const order: StepTaken = {
    ...{ step: "order", by: ana.id, byName: ana.name, authority: north, words: "" },
    ...{ happenedAt: at(0), enteredAt: at(0), changes: [], corrects: null },
  };
  return {
    ...{ id: "m1" as MeasureId, incident: "i" as IncidentId, number: 1, kind: "containment" },
    ...{ effect: "isolates", title: "Isolate the network", how: "", authority: north, orderedBy: north },
    ...{ target: { kind: "words", words: "All networks" }, dueAt: at(60), state: "ordered", doneBy: null },
    ...{ version: 1, after: [], services: [], proposals: [], steps: [order] },
    ...more,
  };
}

const form = (step: StepForm["step"], more: Partial<StepForm> = {}): StepForm => ({
  ...{ step, happenedAt: null, words: "It was needed" },
  ...more,
});

function taken(measure: Measure, step: StepForm["step"], by = ana, minute = 10): Measure {
  const next = takeStep(measure, form(step), { ...by, at: at(minute) }, ["p1", "p2"]);
  if (!next.ok) throw new Error(next.problem.kind);
  return next.value;
}

const states: readonly MeasureState[] = [
  ...(["ordered", "acknowledged", "done", "verified", "lifted", "refused", "cancelled"] as const),
];
for (const state of states)
  for (const step of measureSteps) {
    const transition = measureTransitions.find((one) => one.step === step)!;
    const allowed = (transition.from as readonly MeasureState[]).includes(state);
    test(`what is ${state} ${allowed ? "can" : "cannot"} be taken by the step “${step}”`, () => {
      const measure = ordered({ state, doneBy: state === "ordered" ? null : ana.id });
      const next = takeStep(measure, form(step), { ...ben, at: at(5) }, []);
      assert.equal(next.ok, allowed);
      if (!next.ok) return;
      assert.equal(next.value.state, transition.to);
      assert.equal(next.value.version, 2);
      assert.deepEqual([next.value.steps.length, next.value.steps.at(-1)?.byName], [2, "Ben"]);
    });
  }

const refusals = [
  { name: "verified by who did it", by: ana, step: "verify", state: "done", kind: "verified-by-doer" },
  { name: "done by a partner", by: sue, step: "do", state: "acknowledged", kind: "not-yours" },
  { name: "cancelled by a partner who did not ask for it", by: sue, step: "cancel", kind: "not-yours" },
  { name: "refused without reasons", by: ben, step: "refuse", words: " ", kind: "measure-reasons-missing" },
  {
    name: "done tomorrow",
    by: ben,
    step: "do",
    happenedAt: at(600),
    kind: "happened-in-future",
  },
  {
    name: "done before it was ordered",
    by: ben,
    step: "do",
    happenedAt: new Date(at(0).getTime() - 60_000),
    kind: "happened-before-last",
  },
] as const;
for (const { name, by, step, kind, ...more } of refusals) {
  test(`refused: ${name}`, () => {
    const { state = "ordered", ...typed } = more as { state?: MeasureState } & Partial<StepForm>;
    const next = takeStep(ordered({ state, doneBy: ana.id }), form(step, typed), { ...by, at: at(5) }, []);
    assert.equal(next.ok ? "done" : next.problem.kind, kind);
  });
}

test("who asked a partner may cancel it, and a second click is told who was quicker", () => {
  const asked = ordered({ authority: south });
  const cancelled = taken(asked, "cancel", ana);
  assert.equal(cancelled.state, "cancelled");
  const again = takeStep(cancelled, form("cancel"), { ...sue, at: at(12) }, []);
  assert.deepEqual(again, { ok: false, problem: { kind: "step-taken-already", by: "Ana", at: at(10) } });
});

test("what happened within the minute of the step before is in order", () => {
  const late = takeStep(
    ordered({ steps: [{ ...ordered().steps[0]!, happenedAt: new Date(at(3).getTime() + 40_000) }] }),
    form("do", { happenedAt: at(3) }),
    { ...ben, at: at(5) },
    [],
  );
  assert.equal(late.ok, true);
});

test("late: nobody has acknowledged within the hour, or it was not done by its time; then neither", () => {
  const kinds = (measure: Measure, minute: number) => lateness(measure, at(minute)).map(({ kind }) => kind);
  const measure = ordered({ dueAt: at(90) });
  assert.deepEqual(kinds(measure, 60), []);
  assert.deepEqual(kinds(measure, 61), ["not-acknowledged"]);
  assert.deepEqual(kinds(measure, 91), ["not-done", "not-acknowledged"]);
  const acknowledged = taken(measure, "acknowledge");
  assert.deepEqual(kinds(acknowledged, 61), []);
  assert.deepEqual(kinds(acknowledged, 91), ["not-done"]);
  assert.deepEqual(kinds(taken(acknowledged, "do"), 91), []);
});

test("an application that is taken off proposes what the public is told; lifted, that it runs again", () => {
  const services = ["permits"] as unknown as ServiceId[];
  const off = taken(ordered({ effect: "suspends", services }), "do");
  assert.deepEqual(
    off.proposals.map(({ proposes, outcome }) => [proposes, outcome]),
    [["suspended", null]],
  );
  const never = taken(off, "lift");
  assert.deepEqual(
    never.proposals.map(({ outcome }) => outcome),
    ["overtaken"],
    "who was never told the one needs no other",
  );
  const told = { ...off, proposals: off.proposals.map((one) => ({ ...one, outcome: "taken" as const })) };
  assert.deepEqual(
    taken(told, "lift").proposals.map(({ proposes, outcome }) => [proposes, outcome]),
    [
      ["suspended", "taken"],
      ["running", null],
    ],
  );
  assert.deepEqual(taken(ordered({ services }), "do").proposals, [], "no other effect proposes anything");
});

test("what waits for something names it, until that is done", () => {
  const first = ordered({ id: "a" as MeasureId });
  const second = ordered({ id: "b" as MeasureId, after: [first.id] });
  assert.deepEqual(waitsFor(second, [first, second]), [first]);
  assert.deepEqual(waitsFor(second, [taken(first, "do"), second]), []);
  assert.equal(waitsFor(second, [taken(first, "refuse"), second]).length, 1, "it will never be done");
});

test("circles: found exactly where a slow search finds one, on 2,000 random orders; and the way round is one", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  let circles = 0;
  for (let round = 0; round < 2_000; round++) {
    const size = 2 + random(8);
    const measures = Array.from({ length: size }, (_, n) => ({
      id: `m${n}` as MeasureId,
      after: [] as MeasureId[],
    }));
    for (let left = random(size * 2); left > 0; left--)
      measures[random(size)]!.after.push(`m${random(size)}` as MeasureId);
    const start = measures[0]!;
    const found = circleFrom(start.id, measures);
    assert.equal(found !== null, reachesItself(start.id, measures));
    if (found === null) continue;
    circles++;
    assert.deepEqual([found[0], found.at(-1)], [start.id, start.id]);
    for (const [n, id] of found.slice(0, -1).entries())
      assert.ok(measures.find((one) => one.id === id)!.after.includes(found[n + 1]!));
  }
  assert.ok(circles > 200, `${circles} circles`);
});

/** Transitive closure by brute force: paths of every length. */
function reachesItself(
  start: MeasureId,
  measures: readonly { id: MeasureId; after: readonly MeasureId[] }[],
): boolean {
  let reached = new Set(measures.find(({ id }) => id === start)!.after);
  for (let length = 0; length < measures.length; length++)
    reached = new Set([
      ...reached,
      ...measures.filter(({ id }) => reached.has(id)).flatMap(({ after }) => after),
    ]);
  return reached.has(start);
}

const alarm: Alarm = {
  ...{ authority: north, number: 1, alarmAt: at(-10), words: "Odd sign-ins" },
  ...{ by: ana.id, byName: "Ana", enteredAt: at(0) },
};

test("from alarm to isolated: by the minute, running until the last isolating measure is done", () => {
  const one = taken(taken(ordered(), "acknowledge", ana, 4), "do", ana, 20);
  const two = taken(ordered({ id: "m2" as MeasureId, number: 2 }), "acknowledge", ben, 9);
  const other = ordered({ id: "m3" as MeasureId, effect: "none" });
  const running = containmentOf(north, { measures: [one, two, other], alarms: [alarm], now: at(50) });
  assert.deepEqual(running.took, { ordered: 10, acknowledged: 9, done: null, verified: null });
  assert.deepEqual([running.minutes, running.isolated, running.measures.length], [60, "some", 2]);
  const over = containmentOf(north, {
    measures: [taken(one, "verify", ben, 30), taken(taken(two, "do", ana, 40), "verify", ben, 45)],
    alarms: [alarm, { ...alarm, number: 2, alarmAt: at(-20) }],
    now: at(300),
  });
  assert.deepEqual(over.took, { ordered: 20, acknowledged: 9, done: 31, verified: 5 });
  assert.deepEqual([over.minutes, over.isolated], [60, "all"], "by the corrected alarm");
  assert.deepEqual(
    minuteByMinute(over).map(({ minute, kind, measure }) => `${minute} ${kind} ${measure?.number ?? ""}`),
    [
      "0 alarm ",
      "20 order 1",
      "20 order 2",
      "24 acknowledge 1",
      "29 acknowledge 2",
      "40 do 1",
      "50 verify 1",
      "60 do 2",
      "65 verify 2",
    ],
  );
});

test("found not to hold, it is isolated no more; refused or cancelled, it never counted; lifted, it did", () => {
  const done = taken(ordered(), "do", ana, 20);
  const of = (measure: Measure) =>
    containmentOf(north, { measures: [measure], alarms: [alarm], now: at(90) });
  assert.equal(of(taken(taken(done, "verify", ben, 25), "reopen", ben, 30)).isolated, "some");
  assert.equal(of(taken(taken(done, "reopen", ben, 30), "do", ana, 50)).minutes, 60);
  assert.equal(of(taken(ordered(), "refuse")).isolated, "none");
  assert.deepEqual(
    [of(taken(done, "lift", ana, 80)).isolated, of(taken(done, "lift", ana, 80)).minutes],
    ["all", 30],
  );
  const again = taken(taken(taken(done, "verify", ben, 25), "reopen", ben, 30), "do", ana, 50);
  assert.equal(of(again).points.verified, null, "the verification was of what did not hold");
});

test("what stands still: the service itself, or what the map says runs on the system, today and of that authority", () => {
  const system = (id: string) => ({ kind: "system", id: id as SystemId }) as const;
  const service = (id: string) => ({ kind: "service", id: id as ServiceId }) as const;
  const edge = (source: MapRef, target: MapRef, to: string | null = null): MapEdge => ({
    ...{ id: "e" as EdgeId, kind: "runs-on", source, target, from: null, to, note: "" },
    years: { from: null, to: null },
  });
  const map = {
    services: [
      { id: "permits" as ServiceId, name: "Permits", authority: north },
      { id: "rents" as ServiceId, name: "Rents", authority: north },
      { id: "theirs" as ServiceId, name: "Permits", authority: south },
    ],
    edges: [
      edge(service("permits"), system("web")),
      edge(service("theirs"), system("web")),
      edge(service("rents"), system("web"), "2025-12-31"),
      edge(system("web"), system("rack")),
      edge(system("rack"), system("web")),
    ],
  };
  const of = (target: MeasureTarget) => servicesOfTarget(target, north, map, "2026-01-08");
  assert.deepEqual(of(service("permits")), ["permits"]);
  assert.deepEqual(of(service("theirs")), [], "what others tell their public is theirs");
  assert.deepEqual(of(system("rack")), ["permits"], "by way of another system, and round in a circle");
  assert.deepEqual(of(system("other")), []);
  assert.deepEqual(of({ kind: "words", words: "Permits" }), []);
});

const fields = { ...ordered(), services: [] as ServiceId[] };
const wrongFields = [
  { name: "no title", change: { title: " " }, kind: "measure-title-missing" },
  {
    name: "nothing that it is done to",
    change: { target: { kind: "words", words: "" } },
    kind: "target-missing",
  },
  { name: "recovery that isolates", change: { kind: "recovery" }, kind: "isolating-is-containment" },
  { name: "no service that stands still", change: { effect: "suspends" }, kind: "no-service-suspended" },
] as const;
for (const { name, change, kind } of wrongFields) {
  test(`an order is refused for ${name}`, () =>
    assert.equal(problemOfFields({ ...fields, ...change } as Measure, [])?.kind, kind));
}

const template = {
  key: "a",
  kind: "containment",
  effect: "none",
  title: "A",
  steps: [],
  target: "",
  dueMinutes: 1,
  after: [],
} as const;
const set = { key: "s", title: "S", when: "", measures: ["a"] };
const faults = [
  { name: "a measure twice", measures: [template, template], sets: [set], fault: /twice/ },
  {
    name: "one that comes after itself",
    measures: [
      { ...template, after: ["b"] },
      { ...template, key: "b", after: ["a"] },
    ],
    sets: [set],
    fault: /after itself/,
  },
  {
    name: "a set that names nothing",
    measures: [template],
    sets: [{ ...set, measures: ["z"] }],
    fault: /z, which is not there/,
  },
];
for (const { name, measures, sets, fault } of faults) {
  test(`templates are refused for ${name}`, () =>
    assert.match(faultOfTemplates({ measures, sets }) ?? "", fault));
}
