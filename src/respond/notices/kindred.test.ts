import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId } from "../../domain/ids.ts";
import { isBareSurname, type Kin, kindredOf } from "./kindred.ts";

const home = "12 Fernhill Road, London, W8 7NX";
const me: Kin = {
  id: "me" as PersonId,
  name: "Joan Smith",
  flags: [],
  contacts: [home, "joan@example.org"],
  told: false,
};
const other = (change: Partial<Kin>): Kin => ({
  ...me,
  id: "other" as PersonId,
  flags: ["at-risk"],
  ...change,
});

const flags: readonly { name: string; kin: Kin; expected: readonly string[] }[] = [
  { name: "the same name and home", kin: other({}), expected: ["at-risk"] },
  { name: "an initial at the same home", kin: other({ name: "J Smith" }), expected: ["at-risk"] },
  {
    name: "the same full name at another address",
    kin: other({ contacts: ["3 Canal Row, London, W6 0AA"] }),
    expected: ["at-risk"],
  },
  {
    name: "a child's flag at another address is another's",
    kin: other({ flags: ["child"], contacts: [] }),
    expected: [],
  },
  { name: "a husband's flag at the same home is his own", kin: other({ name: "Peter Smith" }), expected: [] },
  {
    name: "a stranger's flag at the same home is the stranger's",
    kin: other({ name: "Amina Yusuf" }),
    expected: [],
  },
  { name: "a married name at the same home", kin: other({ name: "Joan Miller" }), expected: ["at-risk"] },
  {
    name: "an initial elsewhere is nobody in particular",
    kin: other({ name: "J Smith", contacts: [] }),
    expected: [],
  },
];
for (const { name, kin, expected } of flags) {
  test(`a flag on the other half of a person holds both: ${name}`, () => {
    assert.deepEqual(kindredOf([me, kin]).flagsOf(me.id), expected);
  });
}

const bare = [
  { name: "Mr Buchanan", expected: true },
  { name: "Buchanan", expected: true },
  { name: "C Buchanan", expected: false },
  { name: "BUCHANAN, Catriona", expected: false },
];
for (const { name, expected } of bare) {
  test(`${name} ${expected ? "may be any of a family" : "is somebody in particular"}`, () =>
    assert.equal(isBareSurname(name), expected));
}

test("of two halves of a person the second is not told until somebody has looked", () => {
  const kindred = kindredOf([me, other({ flags: [], name: "J Smith" })]);
  assert.equal(kindred.isToldAlready(me.id), false);
  kindred.willBeTold(me.id);
  assert.equal(kindred.isToldAlready("other" as PersonId), true);
  assert.equal(kindred.isToldAlready(me.id), false);
});

test("a husband and a wife of one home are both told", () => {
  const kindred = kindredOf([me, other({ flags: [], name: "Peter Smith" })]);
  kindred.willBeTold(me.id);
  assert.equal(kindred.isToldAlready("other" as PersonId), false);
});

test("whoever was told in an earlier round counts", () => {
  assert.equal(kindredOf([me, other({ flags: [], told: true })]).isToldAlready(me.id), true);
});
