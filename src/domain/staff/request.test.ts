import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "../bodies/authority.ts";
import type { AuthorityId, IncidentId, PersonId, RequestId, StaffId } from "../ids.ts";
import { ruleOf, verbs } from "./permissions.ts";
import {
  type Deed,
  guardedVerbs,
  holdsFor,
  isDecider,
  type Request,
  type RequestState,
  type RequestStep,
  requestTransitions,
  take,
  waitsFor,
} from "./request.ts";
import type { Staff } from "./staff.ts";

const northmere = "northmere" as AuthorityId;
const askedAt = new Date("2026-01-08T09:00:00Z");
const later = (ms: number) => new Date(askedAt.getTime() + ms);
const person = (id: string, role: Role, authority = northmere): Staff => ({
  id: id as StaffId,
  name: id,
  email: `${id}@northmere.example`,
  role,
  authority,
  incidents: null,
});
const asker = person("asker", "lead");
const dpo = person("dpo", "dpo");
const deeds: readonly Deed[] = [
  { verb: "notice.send", incident: "i" as IncidentId },
  { verb: "people.reveal", incident: "i" as IncidentId, person: "p" as PersonId, types: ["nino"] },
  { verb: "people.export", incident: "i" as IncidentId, filters: {} },
  { verb: "data.delete", incident: "i" as IncidentId, what: {} },
  { verb: "staff.change-role", staff: "ana" as StaffId, role: "dpo" },
];

function request(state: RequestState, deed: Deed = deeds[0]!): Request {
  const decided = state === "granted" || state === "refused" || state === "carried-out" || state === "lapsed";
  const open = state === "waiting" || state === "granted";
  return {
    id: "r" as RequestId,
    deed,
    authority: northmere,
    extent: { counts: { notices: 2 }, fingerprint: "a" },
    reasons: "Looked at.",
    askedBy: asker.id,
    askedAt,
    waitsUntil: later(waitsFor),
    state,
    decidedBy: decided ? dpo.id : null,
    decidedAt: decided ? later(1000) : null,
    decidedWords: "",
    holdsUntil: state === "granted" ? later(1000 + holdsFor[deed.verb]) : null,
    endedAt: open ? null : later(2000),
  };
}

const states: readonly RequestState[] = [
  "waiting",
  "granted",
  "refused",
  "withdrawn",
  "expired",
  "carried-out",
  "lapsed",
];
const steps = Object.keys(requestTransitions) as readonly RequestStep[];
const takers: Readonly<Record<RequestStep, Staff | null>> = {
  grant: dpo,
  refuse: dpo,
  withdraw: asker,
  expire: null,
  "carry-out": asker,
  lapse: null,
};

for (const deed of deeds) {
  for (const step of steps) {
    for (const from of states) {
      const { from: allowed, to } = requestTransitions[step];
      const may = (allowed as readonly RequestState[]).includes(from);
      test(`${deed.verb}: ${step} from ${from} ${may ? `leads to ${to}` : "is refused"}`, () => {
        const at = step === "expire" || step === "lapse" ? later(2 * waitsFor) : later(5000);
        const taken = take(request(from, deed), step, takers[step], { at, words: "No." });
        assert.equal(taken.ok, may);
        if (taken.ok) assert.equal(taken.value.state, to);
      });
    }
  }
}

const refusals = [
  { name: "one's own request", step: "grant", by: asker, kind: "own-request" },
  { name: "one's own request, refused", step: "refuse", by: asker, kind: "own-request" },
  {
    name: "by a role that does not decide",
    step: "grant",
    by: person("c", "communications"),
    kind: "no-second-person",
  },
  { name: "by an analyst", step: "refuse", by: person("a", "analyst"), kind: "no-second-person" },
  {
    name: "by a lead of another authority",
    step: "grant",
    by: person("b", "lead", "eastholm" as AuthorityId),
    kind: "not-yours",
  },
  { name: "by nobody", step: "grant", by: null, kind: "no-second-person" },
  { name: "after its time", step: "grant", by: dpo, at: later(waitsFor), kind: "request-expired" },
  { name: "of a changed set", step: "grant", by: dpo, fingerprint: "b", kind: "changed-since-asked" },
  { name: "refused without words", step: "refuse", by: dpo, words: " ", kind: "refusal-without-words" },
  { name: "taken back by who did not ask", step: "withdraw", by: dpo, kind: "not-the-asker" },
  { name: "carried out before it was granted", step: "carry-out", by: asker, kind: "request-not-granted" },
  { name: "ended before its time", step: "expire", by: null, kind: "request-not-waiting" },
] as const;
for (const { name, step, by, kind, ...more } of refusals) {
  test(`a request is not decided: ${name}`, () => {
    const at = "at" in more ? more.at : later(5000);
    const taken = take(request("waiting"), step, by, { at, words: "No.", ...more });
    assert.deepEqual(taken, { ok: false, problem: { kind } });
  });
}

const uses = [
  { name: "by somebody else", by: dpo, kind: "not-the-asker" },
  {
    name: "by the asker from another authority",
    by: { ...asker, authority: "x" as AuthorityId },
    kind: "not-yours",
  },
  { name: "of a changed set", by: asker, fingerprint: "b", kind: "changed-since-asked" },
] as const;
for (const { name, by, kind, ...more } of uses) {
  test(`a grant is not used: ${name}`, () => {
    const taken = take(request("granted"), "carry-out", by, { at: later(5000), ...more });
    assert.deepEqual(taken, { ok: false, problem: { kind } });
  });
}

for (const deed of deeds) {
  test(`a grant for ${deed.verb} is used in its last millisecond and not after it`, () => {
    const granted = request("granted", deed);
    const end = granted.holdsUntil!.getTime();
    assert.equal(take(granted, "carry-out", asker, { at: new Date(end - 1) }).ok, true);
    const late = take(granted, "carry-out", asker, { at: new Date(end) });
    assert.deepEqual(late, { ok: false, problem: { kind: "request-lapsed" } });
  });
}

test("nobody decides on their own new role", () => {
  const own = request("waiting", { verb: "staff.change-role", staff: dpo.id, role: "lead" });
  assert.deepEqual(take(own, "grant", dpo, { at: later(1) }), {
    ok: false,
    problem: { kind: "about-yourself" },
  });
});

test("what the table of permissions says needs a second person is what can be asked for, and no more", () => {
  const needing = verbs.filter((verb) => ruleOf(verb).second !== undefined);
  assert.deepEqual(needing.toSorted(), [...guardedVerbs].toSorted());
});

test("whatever one account does, in whatever order and however long, nothing is carried out", () => {
  let seed = 20261124;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  for (let run = 0; run < 5000; run++) {
    const alone = person("asker", (["lead", "dpo", "communications"] as const)[random(3)]!);
    let current = request("waiting", deeds[random(deeds.length)]!);
    let at = askedAt;
    for (let turn = 0; turn < 12; turn++) {
      at = new Date(at.getTime() + random(4) * 3_600_000);
      const step = steps[random(steps.length)]!;
      const by = random(4) === 0 ? null : alone;
      const taken = take(current, step, by, {
        at,
        words: "Because.",
        fingerprint: random(5) === 0 ? "b" : "a",
      });
      if (taken.ok) current = taken.value;
      assert.notEqual(current.state, "granted");
      assert.notEqual(current.state, "carried-out");
    }
    assert.equal(isDecider(alone, current), false);
  }
});
