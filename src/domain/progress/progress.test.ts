import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { channels, toldWays } from "../notices/notice.ts";
import { receiptStates } from "../notices/receipts/receipt.ts";
import { type FinishForm, mayFinish, shownText, sinceFinish } from "./finished.ts";
import { bounceRates, type ChannelPace, expectedEnd, paceOf } from "./pace.ts";
import { kindsOf, outcomeOf, type StandsKind, standsKinds, standsOf, type TellingFacts } from "./stands.ts";
import { byDay, byKind, byOutcome, type Cell, cellOf, countOf, type FactCell, ways } from "./tally.ts";

const facts: TellingFacts = {
  ...{ band: "high", deleted: false, judged: false, notice: null, stale: false, told: null, practice: false },
  ...{ message: null, channel: null, carrier: null, receipt: null, recent: false, fellBackFrom: null },
  fallsBack: false,
};
const sent: TellingFacts = { ...facts, notice: "sent", message: "sent", channel: "email", carrier: "notify" };

const cases: readonly { name: string; given: Partial<TellingFacts>; stands: StandsKind }[] = [
  { name: "nobody has drafted anything", given: {}, stands: "undrafted" },
  { name: "drafted", given: { notice: "drafted" }, stands: "drafted" },
  { name: "drafted before the last review", given: { notice: "drafted", stale: true }, stands: "undrafted" },
  {
    name: "approved before the last review",
    given: { notice: "approved", stale: true },
    stands: "undrafted",
  },
  { name: "approved", given: { notice: "approved" }, stands: "approved" },
  { name: "held", given: { notice: "held" }, stands: "held" },
  { name: "queued", given: { notice: "sending", message: "queued" }, stands: "on-the-way" },
  { name: "waits for its wave", given: { notice: "sending", message: "waiting" }, stands: "on-the-way" },
  { name: "the answer was lost", given: { notice: "sending", message: "unsure" }, stands: "unsure" },
  { name: "just given to a carrier", given: { ...sent, recent: true }, stands: "confirming" },
  { name: "nothing came back for days", given: sent, stands: "sent" },
  { name: "the carrier says delivered", given: { ...sent, receipt: "delivered" }, stands: "delivered" },
  { name: "they complained of it", given: { ...sent, receipt: "complained" }, stands: "delivered" },
  { name: "it came back", given: { ...sent, receipt: "permanent-failure" }, stands: "failed" },
  { name: "put into the outbox folder", given: { ...sent, carrier: "outbox", recent: true }, stands: "sent" },
  { name: "sent by an earlier Candour", given: { ...sent, carrier: null, recent: true }, stands: "sent" },
  { name: "lies in a batch for the printer", given: { ...sent, carrier: "print" }, stands: "on-the-way" },
  {
    name: "handed to the printer",
    given: { ...sent, carrier: "print", receipt: "accepted" },
    stands: "sent",
  },
  { name: "all ways failed", given: { notice: "failed" }, stands: "failed" },
  {
    name: "one way failed, and their wave has another",
    given: { notice: "failed", fallsBack: true },
    stands: "on-the-way",
  },
  { name: "withdrawn", given: { notice: "withdrawn" }, stands: "withdrawn" },
  { name: "told by phone while held", given: { notice: "sent", told: "phone" }, stands: "told" },
  { name: "their group is not to be told", given: { judged: true }, stands: "not-to-tell" },
  {
    name: "their group is not to be told, and one was sent before",
    given: { ...sent, judged: true },
    stands: "sent",
  },
  {
    name: "deleted before anybody told them",
    given: { deleted: true, notice: "withdrawn" },
    stands: "deleted",
  },
  { name: "deleted after they were told", given: { ...sent, deleted: true }, stands: "sent" },
];
for (const { name, given, stands } of cases)
  test(`how somebody stands: ${name}`, () => assert.equal(standsOf({ ...facts, ...given }), stands));

const anyFacts: fc.Arbitrary<TellingFacts> = fc.record({
  band: fc.constantFrom("low", "medium", "high", "very-high"),
  deleted: fc.boolean(),
  judged: fc.boolean(),
  notice: fc.constantFrom(
    ...([null, "held", "drafted", "approved", "sending", "sent", "failed", "withdrawn"] as const),
  ),
  stale: fc.boolean(),
  told: fc.constantFrom(null, ...toldWays),
  practice: fc.boolean(),
  message: fc.constantFrom(...([null, "waiting", "queued", "sent", "failed", "unsure"] as const)),
  channel: fc.constantFrom(null, ...channels),
  carrier: fc.constantFrom(...([null, "outbox", "notify", "smtp", "print"] as const)),
  receipt: fc.constantFrom(null, ...receiptStates),
  recent: fc.boolean(),
  fellBackFrom: fc.constantFrom(null, ...channels),
  fallsBack: fc.boolean(),
});
const anyCells: fc.Arbitrary<readonly FactCell[]> = fc.array(
  fc.record({
    facts: anyFacts,
    hour: fc.constantFrom(null, at("2026-01-05T10"), at("2026-01-08T23"), at("2026-03-30T01")),
    oldest: fc.constant(null),
    people: fc.integer({ min: 1, max: 100_000 }),
  }),
);

test("everybody stands in exactly one way, and every count comes to the register", () => {
  fc.assert(
    fc.property(anyCells, (given) => {
      const register = given.reduce((sum, { people }) => sum + people, 0);
      const cells = given.map(cellOf);
      const sum = (counts: Readonly<Record<string, number>>) =>
        Object.values(counts).reduce((all, one) => all + one, 0);
      assert.equal(countOf(cells), register);
      assert.equal(sum(byKind(cells)), register);
      assert.equal(sum(byOutcome(cells)), register);
      for (const { kind } of cells) assert.ok(standsKinds.includes(kind));
      const bySeverity = (["low", "medium", "high", "very-high"] as const).map((band) =>
        sum(byKind(cells, (cell) => cell.band === band)),
      );
      assert.equal(
        bySeverity.reduce((all, one) => all + one, 0),
        register,
      );
      const byWay = [null, ...ways].map((way) => countOf(cells, (cell) => cell.way === way));
      assert.equal(
        byWay.reduce((all, one) => all + one, 0),
        register,
      );
    }),
  );
});

test("nobody who is unsure, on the way or not looked at is ever signed for", () => {
  const now = at("2026-01-08T09");
  fc.assert(
    fc.property(anyCells, (given) => {
      const cells = given.map(cellOf);
      const form = { words: "Looked at each.", shown: shownText(cells), confirmedAt: now };
      const signed = mayFinish(cells, form, now).ok;
      const isOpen = cells.some(({ kind }) => kindsOf("open").includes(kind));
      assert.equal(signed, cells.length > 0 && !isOpen);
    }),
  );
  for (const kind of ["unsure", "on-the-way", "undrafted", "confirming"] as const)
    assert.equal(outcomeOf[kind], "open");
});

const day = new Date("2026-01-08T09:00:00Z");
const held = cellsOf([{ ...facts, notice: "held" }]);
const form: FinishForm = { words: "Called twice.", shown: shownText(held), confirmedAt: day };
const refusals = [
  {
    name: "the counts are others than were shown",
    form: { ...form, shown: "held:2" },
    kind: "changed-since-shown",
  },
  {
    name: "somebody is not told, and nobody says why",
    form: { ...form, words: " " },
    kind: "reasons-missing",
  },
  {
    name: "who signs has not shown lately who they are",
    form: { ...form, confirmedAt: new Date("2026-01-07T09:00:00Z") },
    kind: "not-fresh",
  },
  { name: "a book of words", form: { ...form, words: "a".repeat(4_001) }, kind: "words-too-long" },
] as const;
for (const { name, form: given, kind } of refusals)
  test(`not signed: ${name}`, () => {
    const outcome = mayFinish(held, given, day);
    assert.ok(!outcome.ok);
    assert.equal(outcome.problem.kind, kind);
  });

test("what stands otherwise than when it was signed is named", () => {
  const before = { counts: byKind(held) };
  const after = cellsOf([
    { ...facts, notice: "held" },
    { ...facts, notice: "failed" },
  ]);
  assert.deepEqual(sinceFinish(before, after), [{ kind: "failed", before: 0, now: 1 }]);
});

const pace: ChannelPace = { left: 0, lastHour: 0, today: 0, carrier: null };
const still = { email: pace, letter: pace, text: pace };
const expectations = [
  { name: "nothing waits", pace: still, expected: { kind: "over" } },
  {
    name: "nothing went in the last hour",
    pace: { ...still, letter: { ...pace, left: 3 } },
    expected: { kind: "still", channels: ["letter"] },
  },
  {
    name: "half an hour's work",
    pace: { ...still, email: { ...pace, left: 500, lastHour: 1_000, carrier: "smtp" as const } },
    expected: { kind: "by", last: "email", at: new Date("2026-01-08T09:30:00Z") },
  },
  {
    name: "letters by GOV.UK Notify, of which 20,000 go in a day",
    pace: {
      ...still,
      letter: { left: 50_000, lastHour: 10_000, today: 15_000, carrier: "notify" as const },
    },
    // 5,000 today, 20,000 on each of the next two days, and 5,000 in half an hour of the third.
    expected: { kind: "by", last: "letter", at: new Date("2026-01-11T00:30:00Z") },
  },
] as const;
for (const { name, pace: given, expected } of expectations)
  test(`when it will be over: ${name}`, () => assert.deepEqual(expectedEnd(given, day), expected));

test("the pace is what waits and what went, channel by channel", () => {
  const cells = [
    ...cellsOf([{ ...facts, notice: "sending", message: "queued", channel: "email" }]),
    cellOf({ facts: sent, hour: at("2026-01-08T08"), oldest: null, people: 14 }),
  ];
  assert.deepEqual(paceOf(cells, at("2026-01-08T09", 30)).email, {
    left: 1,
    lastHour: 10,
    today: 14,
    carrier: "notify",
  });
});

test("days without a message stand between those with one, also over a change of the clocks", () => {
  const cells = ["2026-03-28T10", "2026-03-29T23"].map((given) =>
    cellOf({ facts: sent, hour: at(given), oldest: null, people: 2 }),
  );
  assert.deepEqual(
    byDay(cells).map((line) => [line.day, line.email]),
    [
      ["2026-03-28", 2],
      ["2026-03-29", 0],
      ["2026-03-30", 2],
    ],
  );
});

test("what came back counts against what was given over, also where another way has taken its place", () => {
  const cells = [cellOf({ facts: sent, hour: at("2026-01-08T08"), oldest: null, people: 90 })];
  const failed = [
    { channel: "email", receipt: "permanent-failure", messages: 10 },
    { channel: "email", receipt: null, messages: 5 },
  ] as const;
  assert.deepEqual(bounceRates(cells, failed)[0], {
    ...{ channel: "email", sent: 100, bounced: 10, complained: 0 },
  });
});

/** "2026-01-08T09" is nine o'clock UTC. */
function at(hour: string, minute = 0): Date {
  return new Date(`${hour}:${String(minute).padStart(2, "0")}:00Z`);
}

function cellsOf(all: readonly TellingFacts[]): readonly Cell[] {
  return all.map((one) => cellOf({ facts: one, hour: null, oldest: null, people: 1 }));
}
