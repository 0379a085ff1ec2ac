import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, IncidentId, ReferralId, StaffId } from "../ids.ts";
import { documentsIn, documentsText, isLate, problemOfQuestion } from "./question.ts";
import {
  afterStep,
  mayRead,
  problemOfReferral,
  type Referral,
  type ReferralState,
  type ReferralStep,
  referralSteps,
} from "./referral.ts";
import {
  type Circle,
  circles,
  fitsIn,
  type Mark,
  markInFileName,
  marks,
  mayBeHanded,
  meaningOf,
  strictest,
} from "./tlp.ts";

const to = (circle: Circle, person = "") => ({ body: circle, circle, person });

/** Whom each mark lets it be handed to, of those whom it was not made for. */
const handed: Readonly<Record<Mark, readonly Circle[]>> = {
  red: [],
  "amber-strict": ["own"],
  amber: ["own", "partner"],
  green: ["own", "partner", "community"],
  clear: ["own", "partner", "community", "anybody"],
};
for (const mark of marks)
  for (const circle of circles)
    test(`${meaningOf[mark].text} ${handed[mark].includes(circle) ? "may" : "may not"} be handed to ${circle}`, () => {
      assert.equal(mayBeHanded(mark, to(circle), []), handed[mark].includes(circle));
      assert.equal(mayBeHanded(mark, to(circle, "Ada Example"), []), handed[mark].includes(circle));
    });

const meant = [
  {
    name: "the body that it was made for",
    mark: "amber-strict",
    intended: [to("community")],
    whom: to("community"),
    may: true,
  },
  {
    name: "another body of the same kind",
    mark: "amber",
    intended: [{ ...to("community"), body: "nca" }],
    whom: to("community"),
    may: false,
  },
  {
    name: "the person who was named",
    mark: "red",
    intended: [to("community", "Ada Example")],
    whom: to("community", "Ada Example"),
    may: true,
  },
  {
    name: "a colleague of the person who was named",
    mark: "red",
    intended: [to("community", "Ada Example")],
    whom: to("community", "Bea Example"),
    may: false,
  },
  {
    name: "a body as a whole, red",
    mark: "red",
    intended: [to("community")],
    whom: to("community"),
    may: false,
  },
  {
    name: "anybody of the body that it was made for",
    mark: "amber",
    intended: [to("community")],
    whom: to("community", "Bea Example"),
    may: true,
  },
] as const;
for (const { name, mark, intended, whom, may } of meant)
  test(`handing ${meaningOf[mark].text} to ${name} ${may ? "is as it was meant" : "is not"}`, () =>
    assert.equal(mayBeHanded(mark, whom, intended), may));

test("marks are in the order of how strict they are, and stand in file names without signs that files refuse", () => {
  assert.equal(strictest(["green", "red", "clear"]), "red");
  assert.equal(strictest([]), null);
  assert.ok(fitsIn("clear", "amber") && fitsIn("amber", "amber") && !fitsIn("red", "amber"));
  assert.deepEqual(marks.map(markInFileName), [
    "TLP-RED",
    "TLP-AMBER-STRICT",
    "TLP-AMBER",
    "TLP-GREEN",
    "TLP-CLEAR",
  ]);
});

const now = new Date("2026-11-25T02:00:00Z");
const referral: Referral = {
  ...{ body: "nca", bodyName: "", mark: "amber", joint: false, named: [], about: "Files", reference: "" },
  contact: { name: "", phone: "", email: "" },
  id: "r" as ReferralId,
  incident: "i" as IncidentId,
  authority: "north" as AuthorityId,
  ...{ number: 1, state: "drafted", stateAt: now, referredAt: null, version: 1 },
  ...{ by: "lea" as StaffId, changedBy: "lea" as StaffId, changedAt: now },
};

const readers = [
  { name: "a colleague reads what is amber", change: {}, id: "sam", authority: "north", may: true },
  { name: "a partner does not", change: {}, id: "pat", authority: "south", may: false },
  {
    name: "a partner reads what is joint",
    change: { joint: true },
    id: "pat",
    authority: "south",
    may: true,
  },
  {
    name: "who wrote it reads what is red",
    change: { mark: "red" },
    id: "lea",
    authority: "north",
    may: true,
  },
  {
    name: "a colleague does not read what is red",
    change: { mark: "red" },
    id: "sam",
    authority: "north",
    may: false,
  },
  {
    name: "a colleague who is named does",
    change: { mark: "red", named: ["sam"] },
    id: "sam",
    authority: "north",
    may: true,
  },
  {
    name: "nobody of a partner reads what is red, named or not",
    change: { mark: "red", named: ["pat"], joint: true },
    id: "pat",
    authority: "south",
    may: false,
  },
] as const;
for (const { name, change, id, authority, may } of readers)
  test(name, () => {
    const reader = { id: id as StaffId, authority: authority as AuthorityId };
    assert.equal(mayRead({ ...referral, ...(change as Partial<Referral>) }, reader), may);
  });

const allowed: Readonly<Record<ReferralState, readonly ReferralStep[]>> = {
  drafted: ["make", "withdraw"],
  made: ["acknowledge", "close", "withdraw"],
  acknowledged: ["close"],
  closed: ["reopen"],
  withdrawn: [],
};
for (const [state, steps] of Object.entries(allowed) as [ReferralState, readonly ReferralStep[]][])
  test(`from ${state} a referral goes on by ${steps.join(", ") || "nothing"}`, () => {
    const done = referralSteps.filter(
      (step) => afterStep({ ...referral, state }, step, { at: now, reasons: "Because", now }).ok,
    );
    assert.deepEqual([...done].sort(), [...steps].sort());
  });

test("closing needs reasons; nothing happened in the future", () => {
  const made = { ...referral, state: "made" as const };
  const none = afterStep(made, "close", { at: now, reasons: " ", now });
  assert.equal(none.ok ? null : none.problem.kind, "reasons-missing");
  const later = afterStep(made, "acknowledge", { at: new Date(now.getTime() + 1), reasons: "", now });
  assert.equal(later.ok ? null : later.problem.kind, "happened-in-future");
});

const refused = [
  { name: "a body that nobody knows", change: { body: "mi5" }, kind: "referral-body-missing" },
  { name: "another body without a name", change: { body: "other" }, kind: "body-name-missing" },
  { name: "nothing said", change: { about: " " }, kind: "about-missing" },
  { name: "red and joint", change: { mark: "red", joint: true }, kind: "mark-not-joint" },
  { name: "amber strict and joint", change: { mark: "amber-strict", joint: true }, kind: "mark-not-joint" },
  { name: "green and joint", change: { mark: "green", joint: true }, kind: undefined },
] as const;
for (const { name, change, kind } of refused)
  test(`a referral with ${name}`, () =>
    assert.equal(problemOfReferral({ ...referral, ...change }, ["nca"])?.kind, kind));

test("documents are listed as sha256sum prints them, and nothing else is taken for one", () => {
  const sum = "a".repeat(64);
  const listed = documentsIn(`${sum}  log.txt\n\n${sum.toUpperCase()} *two words.bin\n`);
  assert.deepEqual(listed, [
    { sha256: sum, name: "log.txt" },
    { sha256: sum, name: "two words.bin" },
  ]);
  assert.deepEqual(documentsIn(documentsText(listed!)), listed);
  assert.equal(documentsIn("log.txt"), null);
  assert.equal(documentsIn(`${sum.slice(1)}  log.txt`), null);
  assert.deepEqual(documentsIn(""), []);
});

test("a question is late when it is due and nobody answered", () => {
  const asked = { asked: "Logs", askedBy: "", askedAt: now, dueAt: new Date(now.getTime() - 1) };
  assert.equal(problemOfQuestion(asked, now)?.kind, "due-before-asked");
  assert.equal(isLate({ answers: [], dueAt: asked.dueAt }, now), true);
  const answer = { kind: "answered", words: "x", documents: [], by: "lea" as StaffId, at: now } as const;
  assert.equal(isLate({ answers: [answer], dueAt: asked.dueAt }, now), false);
});
