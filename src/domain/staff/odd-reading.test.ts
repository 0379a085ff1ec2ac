import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId, StaffId } from "../ids.ts";
import { type OddKind, oddReadings, type PersonRead, type Readings } from "./odd-reading.ts";

const minute = 60_000;
const hour = 60 * minute;
const start = Date.parse("2026-01-08T09:00:00Z");
const at = (ms: number) => new Date(start + ms);
const none: Readings = {
  ...{ reads: [], searches: [], deeds: [], hourOf: (moment) => moment.getUTCHours() },
  now: at(60 * 24 * hour),
};

function read(changes: Partial<Record<keyof PersonRead, unknown>> = {}): PersonRead {
  return {
    staff: "ann",
    task: "t",
    kind: "person.read",
    at: at(0),
    person: "p1",
    controller: "north",
    readerAuthority: "north",
    atRisk: false,
    likeReader: false,
    notice: null,
    ...changes,
  } as PersonRead;
}
const many = (count: number, changes: (n: number) => Partial<Record<keyof PersonRead, unknown>>) =>
  Array.from({ length: count }, (_, n) => read({ person: `p${n}`, ...changes(n) }));
const worked = (staff: string, ms: number, person: string | null = null) => ({
  staff: staff as StaffId,
  at: at(ms),
  person: person as PersonId | null,
});
const search = (ms: number, found: number) => ({ staff: "ann" as StaffId, at: at(ms), found });

const cases: readonly {
  readonly name: string;
  readonly given: Partial<Readings>;
  readonly odd: readonly OddKind[];
}[] = [
  { name: "nothing was read", given: {}, odd: [] },
  { name: "one person, once", given: { reads: [read()] }, odd: [] },
  {
    name: "thirty people in an hour by one who reads five an hour, and so do the others",
    given: {
      reads: [
        ...many(30, (n) => ({ at: at(n * minute) })),
        ...many(5, () => ({ at: at(-5 * hour), person: "q" })),
        ...many(5, (n) => ({ staff: "bo", at: at(-3 * hour), person: `r${n}`, task: "u" })),
      ],
      deeds: [worked("ann", hour)],
    },
    odd: ["many-at-once"],
  },
  {
    name: "thirty people in an hour where everybody reads as many",
    given: {
      reads: [
        ...many(30, (n) => ({ at: at(n * minute) })),
        ...many(28, (n) => ({ staff: "bo", task: "u", at: at(n * minute), person: `r${n}` })),
      ],
      deeds: [worked("ann", hour), worked("bo", hour)],
    },
    odd: [],
  },
  {
    name: "twenty-nine people in an hour",
    given: { reads: many(29, (n) => ({ at: at(n * minute) })), deeds: [worked("ann", hour)] },
    odd: [],
  },
  {
    name: "five people in a night, over midnight",
    given: { reads: many(5, (n) => ({ at: at(14 * hour + n * 30 * minute) })) },
    odd: ["out-of-hours"],
  },
  { name: "four people in a night", given: { reads: many(4, () => ({ at: at(14 * hour) })) }, odd: [] },
  {
    name: "five people until the clock strikes ten in the evening",
    given: { reads: many(5, (n) => ({ at: at(13 * hour - minute - n * minute) })) },
    odd: [],
  },
  {
    name: "somebody at risk, and nothing done",
    given: { reads: [read({ atRisk: true })] },
    odd: ["at-risk-without-work"],
  },
  {
    name: "somebody at risk, of whom something may still be done today",
    given: { reads: [read({ atRisk: true })], now: at(24 * hour - 1) },
    odd: [],
  },
  {
    name: "somebody at risk, looked at again a moment ago, and nothing done after the first time",
    given: { reads: [read({ atRisk: true }), read({ atRisk: true, at: at(24 * hour) })], now: at(25 * hour) },
    odd: ["at-risk-without-work"],
  },
  {
    name: "somebody at risk, and their notice released an hour later",
    given: { reads: [read({ atRisk: true })], deeds: [worked("ann", hour, "p1")] },
    odd: [],
  },
  {
    name: "somebody at risk, and something done about another",
    given: { reads: [read({ atRisk: true })], deeds: [worked("ann", hour, "p2")] },
    odd: ["at-risk-without-work"],
  },
  {
    name: "somebody at risk, and something done by a colleague",
    given: { reads: [read({ atRisk: true })], deeds: [worked("bo", hour, "p1")] },
    odd: ["at-risk-without-work"],
  },
  {
    name: "five members of staff look at one person in a week",
    given: { reads: many(5, (n) => ({ person: "p", staff: `s${n}`, task: `t${n}`, at: at(n * 24 * hour) })) },
    odd: ["looked-at-by-many"],
  },
  {
    name: "five members of staff over two months",
    given: {
      reads: many(5, (n) => ({ person: "p", staff: `s${n}`, task: `t${n}`, at: at(n * 14 * 24 * hour) })),
    },
    odd: [],
  },
  {
    name: "somebody of the reader's own name",
    given: { reads: [read({ likeReader: true })] },
    odd: ["like-the-reader"],
  },
  {
    name: "ten people in a task, and nothing done",
    given: { reads: many(10, () => ({})) },
    odd: ["followed-by-nothing"],
  },
  {
    name: "ten people in a task, in the hour in which something may still be done",
    given: { reads: many(10, () => ({})), now: at(hour - 1) },
    odd: [],
  },
  {
    name: "ten people in a task, and something done within the hour",
    given: { reads: many(10, () => ({})), deeds: [worked("ann", hour)] },
    odd: [],
  },
  {
    name: "ten people in a task, and something done too late",
    given: { reads: many(10, () => ({})), deeds: [worked("ann", hour + 1)] },
    odd: ["followed-by-nothing"],
  },
  {
    name: "five searches in an hour that found nobody",
    given: { searches: [1, 2, 3, 4, 5].map((n) => search(n * minute, 0)) },
    odd: ["searches-for-nobody"],
  },
  {
    name: "four that found nobody and one that found somebody",
    given: { searches: [0, 0, 0, 0, 2].map((found, n) => search(n * minute, found)) },
    odd: [],
  },
  {
    name: "a notice that was withdrawn",
    given: { reads: [read({ notice: "withdrawn" })] },
    odd: ["after-the-end"],
  },
  {
    name: "people of two other authorities in a day",
    given: { reads: [read({ controller: "south" }), read({ controller: "east", person: "p2" })] },
    odd: ["shared-of-many"],
  },
  {
    name: "people of one other authority",
    given: { reads: [read({ controller: "south" }), read({ controller: "south", person: "p2" })] },
    odd: [],
  },
];
for (const { name, given, odd } of cases) {
  test(`odd readings: ${name} ${odd.length === 0 ? "is nothing to ask about" : `is ${odd.join(", ")}`}`, () => {
    const found = oddReadings({ ...none, ...given });
    assert.deepEqual(
      found.map(({ kind }) => kind),
      odd,
    );
  });
}

test("a pattern keeps its key while it grows, so that what was looked into stays so", () => {
  const once = oddReadings({ ...none, reads: [read({ likeReader: true })] });
  const twice = oddReadings({
    ...none,
    reads: [read({ likeReader: true }), read({ likeReader: true, at: at(hour) })],
  });
  assert.equal(once[0]!.key, twice[0]!.key);
  assert.equal(twice[0]!.count, 2);
});
