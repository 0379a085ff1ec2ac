/** Decisions: who takes them, who confirms them, and which one holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Role, roles } from "../bodies/authority.ts";
import type { AuthorityId, StaffId } from "../ids.ts";
import type { Staff } from "../staff/staff.ts";
import {
  type Decision,
  type DecisionForm,
  decisionKinds,
  decisionRules,
  needsSecond,
  problemOfDecision,
  second,
  standing,
} from "./decision.ts";

const now = new Date("2026-11-25T12:00:00Z");
const text = { question: "Report?", options: "Yes or no", decided: "No", reasons: "No risk" };
const form: DecisionForm = { kind: "not-to-report", text, decidedAt: now, supersedes: null };
const staff = (id: string, role: Role, authority = "north"): Staff => ({
  ...{ id: id as StaffId, name: id, email: "", role, authority: authority as AuthorityId, incidents: null },
});

const cases: readonly {
  name: string;
  change: Partial<DecisionForm>;
  role: Role;
  kind: string | undefined;
}[] = [
  { name: "the DPO decides not to report", change: {}, role: "dpo", kind: undefined },
  { name: "a lead does not", change: {}, role: "lead", kind: "not-yours-to-decide" },
  { name: "a lead decides in general", change: { kind: "general" }, role: "lead", kind: undefined },
  {
    name: "no question",
    change: { text: { ...text, question: " " } },
    role: "dpo",
    kind: "question-missing",
  },
  { name: "no options", change: { text: { ...text, options: "" } }, role: "dpo", kind: "options-missing" },
  {
    name: "nothing decided",
    change: { text: { ...text, decided: "" } },
    role: "dpo",
    kind: "decided-missing",
  },
  { name: "no reasons", change: { text: { ...text, reasons: "\n" } }, role: "dpo", kind: "reasons-missing" },
  {
    name: "too long",
    change: { text: { ...text, reasons: "a".repeat(5001) } },
    role: "dpo",
    kind: "decision-too-long",
  },
  {
    name: "in the future",
    change: { decidedAt: new Date(now.getTime() + 1) },
    role: "dpo",
    kind: "decided-in-future",
  },
];
for (const { name, change, role, kind } of cases)
  test(`a decision: ${name}`, () =>
    assert.equal(problemOfDecision({ ...form, ...change }, { role }, now)?.kind, kind));

const waiting = {
  ...{ kind: "not-to-report", state: "waiting", decidedBy: "dee", authority: "north", number: 1 },
  ...{ supersedes: null, secondBy: null, secondAt: null, secondWords: "" },
} as unknown as Decision;
const answer = { confirm: true, words: "", at: now };

test("every kind that leaves people or the regulator untold needs a second person, of every role that may", () => {
  for (const kind of decisionKinds)
    for (const role of roles) {
      const taken = second({ ...waiting, kind }, staff("other", role), answer);
      assert.equal(taken.ok, decisionRules[kind].confirms.includes(role), `${kind} by ${role}`);
    }
  assert.deepEqual(
    decisionKinds.filter((kind) => !needsSecond(kind)),
    ["general"],
  );
});

const refusals = [
  { name: "by whoever took it", by: staff("dee", "dpo"), answer, state: "waiting", kind: "own-decision" },
  {
    name: "by another authority",
    by: staff("sam", "lead", "south"),
    answer,
    state: "waiting",
    kind: "no-second-for-decision",
  },
  { name: "twice", by: staff("lea", "lead"), answer, state: "made", kind: "not-waiting" },
  { name: "after it was refused", by: staff("lea", "lead"), answer, state: "refused", kind: "not-waiting" },
  {
    name: "with a no without words",
    by: staff("lea", "lead"),
    answer: { ...answer, confirm: false },
    state: "waiting",
    kind: "words-missing",
  },
] as const;
for (const { name, by, answer: given, state, kind } of refusals)
  test(`a decision is not confirmed ${name}`, () => {
    const taken = second({ ...waiting, state }, by, given);
    assert.equal(taken.ok ? "taken" : taken.problem.kind, kind);
  });

test("the one that holds is the last that was made and not replaced; one that waits replaces nothing", () => {
  const line = (number: number, state: Decision["state"], supersedes: number | null) =>
    ({ kind: "not-to-report", number, state, supersedes }) as const;
  const first = line(1, "made", null);
  assert.equal(standing([first], "not-to-report")?.number, 1);
  assert.equal(standing([first, line(2, "waiting", 1)], "not-to-report")?.number, 1);
  assert.equal(standing([first, line(2, "refused", 1)], "not-to-report")?.number, 1);
  assert.equal(standing([first, line(2, "made", 1)], "not-to-report")?.number, 2);
  assert.equal(standing([first, { ...line(2, "made", 1), kind: "general" }], "not-to-report"), null);
});
