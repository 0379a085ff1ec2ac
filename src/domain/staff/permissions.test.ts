import assert from "node:assert/strict";
import { test } from "node:test";
import { type Role, roles } from "../bodies/authority.ts";
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { isPermitted, mayEver, ruleOf, type Target, verbs } from "./permissions.ts";

const north = "north" as AuthorityId;
const south = "south" as AuthorityId;
const asker = (role: Role) => ({ id: "staff-1" as StaffId, role, authority: north });
const both = { id: "incident-1" as IncidentId, involved: [{ authority: north }, { authority: south }] };
const southOnly = { ...both, involved: [{ authority: south }] };

const cases: readonly {
  name: string;
  role: Role;
  verb: (typeof verbs)[number];
  target: Target;
  may: boolean;
}[] = [
  {
    name: "a lead reads own people",
    role: "lead",
    verb: "people.read",
    target: { authority: north, incident: both },
    may: true,
  },
  {
    name: "a lead does not read another's people",
    role: "lead",
    verb: "people.read",
    target: { authority: south, incident: both },
    may: false,
  },
  {
    name: "a lead reads people that were shared",
    role: "lead",
    verb: "people.read",
    target: { authority: south, incident: both, sharedWithAsker: true },
    may: true,
  },
  {
    name: "sharing does not let another send",
    role: "lead",
    verb: "notice.send",
    target: { authority: south, incident: both, sharedWithAsker: true },
    may: false,
  },
  {
    name: "communications never read people",
    role: "communications",
    verb: "people.read",
    target: { authority: north, incident: both },
    may: false,
  },
  {
    name: "nobody reads an incident that they are not in",
    role: "dpo",
    verb: "incident.read",
    target: { incident: southOnly },
    may: false,
  },
  {
    name: "shared people of an incident that the reader is not in stay hidden",
    role: "dpo",
    verb: "people.read",
    target: { authority: south, incident: southOnly, sharedWithAsker: true },
    may: false,
  },
  {
    name: "a liaison reads the ledger",
    role: "liaison",
    verb: "ledger.read",
    target: { incident: both },
    may: true,
  },
  {
    name: "an unnamed controller is nobody's own",
    role: "lead",
    verb: "notice.send",
    target: {},
    may: false,
  },
  {
    name: "an account is one's own",
    role: "liaison",
    verb: "account.manage",
    target: { staff: "staff-1" as StaffId },
    may: true,
  },
  {
    name: "and nobody else's",
    role: "lead",
    verb: "account.manage",
    target: { staff: "staff-2" as StaffId },
    may: false,
  },
];
for (const { name, role, verb, target, may } of cases) {
  test(`permission: ${name}`, () => assert.equal(isPermitted(asker(role), verb, target), may));
}

test("liaison changes nothing but its own account and what it has read", () => {
  const mine = verbs.filter((verb) => mayEver("liaison", verb) && !/\.(read|count|verify)$/.test(verb));
  assert.deepEqual(mine, ["account.manage", "briefing.acknowledge"]);
  for (const verb of mine) assert.equal(ruleOf(verb).reach, "self", verb);
});

test("what needs a second person can be approved by somebody, and asks anew who is asking", () => {
  for (const verb of verbs) {
    const { second, reauth } = ruleOf(verb);
    if (second !== undefined) assert.ok(second.length > 0 && reauth === true, verb);
  }
});

test("every role can do something", () => {
  for (const role of roles)
    assert.ok(
      verbs.some((verb) => mayEver(role, verb)),
      role,
    );
});
