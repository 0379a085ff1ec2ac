import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId } from "../../domain/ids.ts";
import { type Found, type Known, keepReferences, type Mark } from "./keep-references.ts";

const [ann, bob] = ["ann", "bob"] as [PersonId, PersonId];
type Shape = {
  readonly marks: readonly string[];
  readonly name?: string;
  readonly born?: string;
  readonly told?: boolean;
  readonly elsewhere?: boolean;
  readonly here?: boolean;
};
const given = (shape: Shape): Known => ({
  told: shape.told ?? false,
  elsewhere: shape.elsewhere ?? false,
  here: shape.here ?? true,
  ...found(shape),
});
const found = ({ marks, name, born }: Shape): Found => ({
  // Numbers of one human alone begin with a #.
  marks: marks.map((hash): Mark => ({ hash, kind: hash.startsWith("#") ? "number" : "value" })),
  names: () => (name === undefined ? [] : [name]),
  datesOfBirth: () => (born === undefined ? [] : [born]),
});
const knownOf = (known: Record<string, Shape>) =>
  new Map(Object.entries(known).map(([id, shape]) => [id as PersonId, given(shape)]));

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
for (const { name, known, found: these, kept } of cases) {
  test(`references are kept: ${name}`, () => {
    const before = knownOf(
      Object.fromEntries(Object.entries(known).map(([id, marks]) => [id, { marks: marks as string[] }])),
    );
    const after = keepReferences(
      before,
      these.map((marks) => found({ marks })),
    );
    assert.deepEqual(
      after.kept.map(({ id }) => id),
      kept,
    );
  });
}

const told = { told: true, name: "Ann Marsh", marks: ["phone", "#nino"] };
const elsewhere = { ...told, told: false, here: false, elsewhere: true };
const careful: readonly {
  name: string;
  known: Record<string, Shape>;
  found: readonly Shape[];
  kept: readonly (PersonId | null | "uncertain")[];
}[] = [
  {
    name: "a phone that two people share hands nobody's notice on",
    known: { ann: told },
    found: [{ name: "Bob Marsh", marks: ["phone"] }],
    kept: [null],
  },
  {
    name: "a phone and a name that agrees do",
    known: { ann: told },
    found: [{ name: "A Marsh", marks: ["phone"] }],
    kept: [ann],
  },
  {
    name: "not where birth dates say that they are father and son",
    known: { ann: { ...told, born: "1950-01-01" } },
    found: [{ name: "Ann Marsh", born: "1980-01-01", marks: ["phone"] }],
    kept: [null],
  },
  {
    name: "a number of their own is enough, whatever the name",
    known: { ann: told },
    found: [{ name: "Wrongly Read", marks: ["#nino"] }],
    kept: [ann],
  },
  {
    name: "a number that two people have is not",
    known: { ann: told, bob: { marks: ["#nino"] } },
    found: [{ name: "Bob Marsh", marks: ["#nino"] }],
    kept: [bob],
  },
  {
    name: "who was told wins over who was not, however little they share",
    known: { ann: told, bob: { name: "Ann Marsh", marks: ["a", "b", "c"] } },
    found: [{ name: "Ann Marsh", marks: ["phone", "a", "b", "c"] }],
    kept: [ann],
  },
  {
    name: "the half that is not told anew is for somebody to look at",
    known: { ann: { ...told, marks: ["phone", "mail", "#nino"] } },
    found: [
      { name: "Ann Marsh", marks: ["phone", "#nino"] },
      { name: "A Marsh", marks: ["mail"] },
    ],
    kept: [ann, "uncertain"],
  },
  {
    name: "data of two holdings is not joined for a phone alone",
    known: { ann: elsewhere },
    found: [{ name: "Bob Marsh", marks: ["phone"] }],
    kept: [null],
  },
  {
    name: "nor for a number under a name that speaks against it",
    known: { ann: elsewhere },
    found: [{ name: "Bob Marsh", marks: ["#nino"] }],
    kept: [null],
  },
  {
    name: "but for a number under a name that does not",
    known: { ann: elsewhere },
    found: [{ name: "Ann Buchanan", marks: ["#nino"] }],
    kept: [ann],
  },
];
for (const { name, known, found: these, kept } of careful) {
  test(`references are kept with care: ${name}`, () => {
    const after = keepReferences(knownOf(known), these.map(found));
    assert.deepEqual(
      after.kept.map(({ id, uncertain }) => (uncertain ? "uncertain" : id)),
      kept,
    );
  });
}

test("who is untold in another holding and may be somebody found here is a rival", () => {
  const before = knownOf({ ann: told, bob: { ...elsewhere, marks: ["mail"] } });
  const { kept, rivals } = keepReferences(before, [found({ name: "Ann Marsh", marks: ["phone", "mail"] })]);
  assert.equal(kept[0]?.id, ann);
  assert.deepEqual(rivals, [bob]);
});

test("what a crowd shares keeps nobody's reference", () => {
  const crowd = knownOf(
    Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, { marks: ["switchboard"] }])),
  );
  assert.deepEqual(keepReferences(crowd, [found({ marks: ["switchboard"] })]).kept, [
    { id: null, uncertain: false },
  ]);
});
