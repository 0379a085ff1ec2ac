/** Whatever somebody's contacts and flags are: nobody is let through whom a rule holds, and no way leads where none may. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { coreConditions } from "../gate/gate-rule.ts";
import { personFlags } from "../people/mention.ts";
import { byOrderOfTelling, urgencyOf } from "./order-of-telling.ts";
import { type ContactPoint, channelOf, type Reachable, safeContact } from "./safe-contact.ts";

const addresses = [
  "12 Fernhill Road, Northmere, W8 7NX",
  "12 Fernhill Rd, W8 7NX",
  "3 Canal Row, Eastholm, W6 0AA",
  "14 Percy Street, Northmere",
];
const contact: fc.Arbitrary<ContactPoint> = fc
  .record({
    of: fc.constantFrom(
      ...addresses.map((value) => ({ kind: "address" as const, value })),
      ...["a@example.org", "b@example.org"].map((value) => ({ kind: "email" as const, value })),
      ...["+447912345678", "+447912345679", "+442072345678"].map((value) => ({
        kind: "phone" as const,
        value,
      })),
    ),
    shared: fc.boolean(),
    forbidden: fc.boolean(),
  })
  .map(({ of, shared, forbidden }) => ({ ...of, shared: shared || forbidden, forbidden }));
const person: fc.Arbitrary<Reachable> = fc.record({
  role: fc.constantFrom("subject" as const, "staff" as const),
  flags: fc.subarray([...personFlags]),
  doubtfulFlag: fc.boolean(),
  ambiguous: fc.boolean(),
  nameLooksWrong: fc.boolean(),
  contacts: fc.array(contact, { maxLength: 6 }),
});

test("no way leads to a contact that somebody has who must not know, or, a home aside, that others share", () => {
  fc.assert(
    fc.property(person, (one) => {
      const { routes, contact: proposed } = safeContact(one);
      assert.notEqual(proposed?.forbidden, true);
      for (const { channel, contact } of routes) {
        assert.notEqual(contact.forbidden, true);
        assert.equal(channelOf(contact), channel);
        if (channel !== "letter") assert.equal(contact.shared, false);
      }
      assert.equal(new Set(routes.map(({ channel }) => channel)).size, routes.length);
    }),
    { numRuns: 3_000 },
  );
});

test("whoever is held has no way at all, and whoever is not has one: nobody leaves by default", () => {
  fc.assert(
    fc.property(person, (one) => {
      const { holdReasons, routes, channel } = safeContact(one);
      assert.equal(routes.length > 0, holdReasons.length === 0);
      if (holdReasons.length === 0) assert.equal(routes[0]!.channel, channel);
      for (const flag of ["at-risk", "must-not-know", "child", "deceased"] as const)
        if (one.flags.includes(flag)) assert.ok(holdReasons.includes(flag));
      if (one.flags.includes("staff") || one.role === "staff") assert.ok(holdReasons.includes("staff"));
      if (one.ambiguous) assert.ok(holdReasons.includes("uncertain-match"));
      if (one.doubtfulFlag) assert.ok(holdReasons.includes("uncertain-flag"));
      if (one.nameLooksWrong) assert.ok(holdReasons.includes("name-looks-wrong"));
      if (one.flags.includes("moved") || one.flags.includes("no-fixed-abode"))
        assert.ok(!routes.some((route) => route.channel === "letter"));
    }),
    { numRuns: 3_000 },
  );
});

test("what is held for a core reason is held whatever rules a body adds", () => {
  fc.assert(
    fc.property(person, (one) => {
      const core = Object.entries(coreConditions).map(([key, when]) => ({
        ...{ key: key as "child", when, lanes: ["hold" as const], words: "x", source: "x" },
      }));
      const local = {
        ...{ key: "local-all" as const, when: { way: ["letter" as const] }, lanes: ["hold" as const] },
        ...{ words: "x", source: "x" },
      };
      const [without, more] = [safeContact(one, core), safeContact(one, [...core, local])];
      assert.deepEqual(
        more.holdReasons.filter((reason) => reason !== "local-all"),
        without.holdReasons,
      );
    }),
    { numRuns: 500 },
  );
});

test("the order of telling: at risk first, then by harm, then by number; always the same", () => {
  const told = fc.record({
    flags: fc.subarray([...personFlags]),
    score: fc.integer({ min: 25, max: 600 }).map((hundredths) => hundredths / 100),
    number: fc.integer({ min: 1, max: 1_000_000 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(told, { selector: ({ number }) => number, maxLength: 30 }), (people) => {
      const ordered = people.toSorted(byOrderOfTelling);
      assert.deepEqual(people.toReversed().toSorted(byOrderOfTelling), ordered);
      for (const [at, one] of ordered.entries()) {
        const next = ordered[at + 1];
        if (next === undefined) continue;
        assert.ok(urgencyOf(one) >= urgencyOf(next));
        if (next.flags.includes("at-risk")) assert.ok(one.flags.includes("at-risk"));
        else if (!one.flags.includes("at-risk")) assert.ok(one.score >= next.score - 0.005);
      }
    }),
  );
});
