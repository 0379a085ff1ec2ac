import assert from "node:assert/strict";
import { test } from "node:test";
import { type Effort, lanesOf, needsTwo, problemOfRelease } from "./lane.ts";

const rules = [
  { key: "at-risk", lanes: ["call-first", "two-person"] },
  { key: "child", lanes: ["guardian"] },
  { key: "moved", lanes: ["alternative-contact"] },
].map((rule) => ({ ...rule, when: { role: "staff" }, words: "w", source: "s" })) as never;

const efforts = (...all: readonly [Effort["way"], Effort["outcome"]][]): readonly Effort[] =>
  all.map(([way, outcome]) => ({ way, outcome }));

const cases = [
  { name: "nothing was done for somebody at risk", reasons: ["at-risk"], done: [], kind: "call-first" },
  { name: "they were spoken to", reasons: ["at-risk"], done: efforts(["phone", "spoke"]), kind: null },
  {
    name: "an email is no call",
    reasons: ["at-risk"],
    done: efforts(["email", "spoke"]),
    kind: "call-first",
  },
  {
    name: "nobody answered",
    reasons: ["at-risk"],
    done: efforts(["phone", "no-answer"]),
    kind: "call-first",
  },
  {
    name: "the last word was that it is not safe",
    reasons: ["at-risk"],
    done: efforts(["phone", "spoke"], ["phone", "not-safe"]),
    kind: "not-safe-last",
  },
  {
    name: "not safe holds those of other lanes as well",
    reasons: ["moved"],
    done: efforts(["phone", "not-safe"]),
    kind: "not-safe-last",
  },
  { name: "a child without a look", reasons: ["child"], done: [], kind: "guardian-first" },
  {
    name: "a child whose guardian was looked at",
    reasons: ["child"],
    done: efforts(["own-records", "guardian-checked"]),
    kind: null,
  },
  {
    name: "a child at risk needs both",
    reasons: ["child", "at-risk"],
    done: efforts(["phone", "spoke"]),
    kind: "guardian-first",
  },
  { name: "two addresses need the choice alone", reasons: ["moved"], done: [], kind: null },
] as const;
for (const { name, reasons, done, kind } of cases)
  test(`a release: ${name}`, () => {
    const through = lanesOf(reasons as never, rules);
    assert.equal(problemOfRelease(through, done)?.kind ?? null, kind);
  });

test("a reason whose rule is gone is looked at by two", () =>
  assert.ok(needsTwo(lanesOf(["local-gone"], rules))));
