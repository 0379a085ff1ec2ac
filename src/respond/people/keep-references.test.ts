import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId } from "../../domain/ids.ts";
import { keepReferences } from "./keep-references.ts";

const [ann, bob] = ["ann", "bob"] as PersonId[];
const cases = [
  { name: "the same marks", known: { ann: ["1"], bob: ["2"] }, found: [["2"], ["1"]], kept: [bob, ann] },
  { name: "somebody new", known: { ann: ["1"] }, found: [["1"], ["9"]], kept: [ann, null] },
  {
    name: "the greatest overlap wins",
    known: { ann: ["1", "2"], bob: ["2", "3", "4"] },
    found: [
      ["2", "3", "4"],
      ["1", "2"],
    ],
    kept: [bob, ann],
  },
  {
    name: "one known person now read as two keeps one reference",
    known: { ann: ["1", "2", "3"] },
    found: [["1"], ["2", "3"]],
    kept: [null, ann],
  },
  {
    name: "two known people now read as one keep the fuller",
    known: { ann: ["1"], bob: ["2", "3"] },
    found: [["1", "2", "3"]],
    kept: [bob],
  },
  {
    name: "a mark of both counts for less than a mark of one",
    known: { ann: ["shared", "1"], bob: ["shared"] },
    found: [["shared"], ["shared", "1"]],
    kept: [bob, ann],
  },
  { name: "no marks", known: { ann: [] }, found: [[]], kept: [null] },
];
for (const { name, known, found, kept } of cases) {
  test(`references are kept: ${name}`, () => {
    const before = new Map(Object.entries(known)) as unknown as Map<PersonId, readonly string[]>;
    assert.deepEqual(keepReferences(before, found), kept);
  });
}

test("what a crowd shares keeps nobody's reference", () => {
  const crowd = Array.from({ length: 60 }, (_, index) => [`p${index}` as PersonId, ["switchboard"]] as const);
  assert.deepEqual(keepReferences(new Map(crowd), [["switchboard"]]), [null]);
});
