import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Advance, advance, queueDepth, type WaveFigures } from "./advance.ts";
import { usualPlan, type WavePlan } from "./plan.ts";
import type { Wave } from "./wave.ts";

const noon = new Date("2026-01-05T12:00:00Z");
const none = { email: 0, letter: 0, text: 0 };
const figures: WaveFigures = {
  ...{
    waiting: none,
    queued: none,
    sent: 0,
    failed: 0,
    complained: 0,
    unsure: 0,
    unconfirmed: 0,
    fallBacksLater: 0,
  },
  lastEndedAt: null,
  judged: { sent: 0, failed: 0, complained: 0 },
};
const passed = { canaryPassedAt: noon };

const cases: readonly {
  name: string;
  plan?: Partial<WavePlan>;
  wave?: Partial<Wave>;
  figures: Partial<WaveFigures>;
  at?: Date;
  does: Partial<Advance> | string;
}[] = [
  {
    name: "the canary goes first, alone",
    figures: { waiting: { ...none, email: 5000 } },
    does: { kind: "release", counts: { ...none, email: 100 } } as Advance,
  },
  {
    name: "while the canary is on its way nothing follows",
    figures: { waiting: { ...none, email: 4900 }, queued: { ...none, email: 40 }, sent: 60 },
    does: "wait",
  },
  {
    name: "the canary is watched for a while",
    figures: { waiting: { ...none, email: 4900 }, sent: 100, lastEndedAt: new Date("2026-01-05T11:50:00Z") },
    does: "wait",
  },
  {
    name: "what went first went well: the rest may go",
    figures: { waiting: { ...none, email: 4900 }, sent: 100, lastEndedAt: new Date("2026-01-05T11:40:00Z") },
    does: "canary-passed",
  },
  {
    name: "too many of the first bounced",
    figures: { waiting: { ...none, email: 4900 }, sent: 90, failed: 10 },
    does: { kind: "pause", why: "failures" },
  },
  {
    name: "people complain",
    wave: passed,
    figures: { waiting: { ...none, email: 4900 }, sent: 500, complained: 3 },
    does: { kind: "pause", why: "complaints" },
  },
  {
    name: "after the canary as many as the queue holds",
    wave: passed,
    figures: { waiting: { ...none, email: 50_000 }, queued: { ...none, email: 1000 }, sent: 100 },
    does: { kind: "release", counts: { ...none, email: queueDepth - 1000 } } as Advance,
  },
  {
    name: "no text by night",
    wave: passed,
    at: new Date("2026-01-05T23:00:00Z"),
    figures: { waiting: { ...none, text: 500 } },
    does: "wait",
  },
  {
    name: "by night the letters go on",
    wave: passed,
    at: new Date("2026-01-05T23:00:00Z"),
    figures: { waiting: { letter: 20, text: 500, email: 0 } },
    does: { kind: "release", counts: { ...none, letter: 20 } } as Advance,
  },
  {
    name: "summer time counts: seven in the evening GMT is eight",
    wave: passed,
    at: new Date("2026-07-06T19:30:00Z"),
    figures: { waiting: { ...none, text: 500 } },
    does: "wait",
  },
  {
    name: "its own pace: 60 an hour is one a minute",
    plan: { perHour: 60 },
    wave: { ...passed, releasedUntil: new Date("2026-01-05T11:58:00Z") },
    figures: { waiting: { ...none, email: 500 }, sent: 100 },
    does: { kind: "release", counts: { ...none, email: 1 } } as Advance,
  },
  {
    name: "what is in doubt keeps it from being finished",
    wave: passed,
    figures: { sent: 99, unsure: 1 },
    does: "wait",
  },
  {
    name: "what was not confirmed yet keeps it from being finished",
    wave: passed,
    figures: { sent: 100, unconfirmed: 3 },
    does: "wait",
  },
  {
    name: "somebody has another way left",
    wave: passed,
    figures: { sent: 99, failed: 1, fallBacksLater: 1 },
    does: "wait",
  },
  { name: "every one is accounted for", wave: passed, figures: { sent: 99, failed: 1 }, does: "finish" },
];
for (const { name, plan = {}, wave = {}, figures: given, at = noon, does } of cases) {
  test(`a wave: ${name}`, () => {
    const merged = { ...figures, ...given };
    const judged = { sent: merged.sent, failed: merged.failed, complained: merged.complained };
    const step = advance(aWave({ ...usualPlan, ...plan }, wave), { ...merged, judged }, at);
    if (typeof does === "string") assert.equal(step.kind, does);
    else assert.deepEqual({ ...step, ...does }, step);
  });
}

test("never more than its pace, whenever it is looked at", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 60 }),
      (perHour, steps) => {
        let wave = aWave({ ...usualPlan, perHour, canary: 0 }, { releasedUntil: noon });
        let now = noon.getTime();
        let gone = 0;
        for (const step of steps) {
          now += step;
          const next = advance(wave, { ...figures, waiting: { ...none, letter: 1_000_000 } }, new Date(now));
          if (next.kind !== "release") continue;
          gone += next.counts.letter;
          wave = { ...wave, releasedUntil: next.until };
        }
        assert.ok(gone <= ((now - noon.getTime()) / 3_600_000) * perHour + 1);
      },
    ),
  );
});

function aWave(plan: WavePlan, over: Partial<Wave>): Wave {
  return {
    ...{ id: "w" as never, incident: "i" as never, authority: "a" as never, number: 1, name: "First", plan },
    ...{ state: "running", version: 1, practice: false, plannedBy: "system", plannedAt: noon, request: null },
    ...{
      launchedAt: noon,
      canaryPassedAt: null,
      pausedAt: null,
      pausedWhy: null,
      releasedUntil: null,
      endedAt: null,
    },
    ...over,
  };
}
