import assert from "node:assert/strict";
import { test } from "node:test";
import type { Question } from "../../domain/check/question.ts";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { Kin } from "../notices/kindred.ts";
import type { FoundPerson } from "./check-store.ts";
import { weigh } from "./weigh.ts";

const now = new Date("2026-01-08T09:15:00Z");
const incident = "incident" as IncidentId;
const email = "ada@example.net";
const authority = (id: string) => ({ id: id as AuthorityId, name: id, phone: "", email: "", web: "" });

function person(changes: Partial<FoundPerson> = {}): FoundPerson {
  return {
    id: "p1" as PersonId,
    reference: "P-000001",
    names: ["Ada Amberley"],
    role: "subject",
    flags: [],
    ambiguous: false,
    categories: ["name"],
    contacts: [{ kind: "email", value: email, shared: false }],
    typed: [email],
    years: null,
    controller: authority("north"),
    notice: null,
    answeredAt: [],
    onHold: false,
    callWaits: false,
    calledAt: null,
    ...changes,
  };
}

function question(changes: Partial<Question> = {}): Question {
  const contact = { kind: "email", value: email } as const;
  const rest = { way: "site", askedBy: null, authority: null, language: "en" } as const;
  return { id: "q", name: "Ada Amberley", contact, askedAt: now, ...rest, ...changes };
}

const address = (value: string, shared = false) => ({ kind: "address", value, shared }) as const;
const home = address("5 Quiet Close, ZE3 9QQ");
const byPost = question({ contact: { kind: "address", line: "5 Quiet Close", postcode: "ZE3 9QQ" } });
const risk = (contacts: readonly string[]): Kin => ({
  ...{ id: "p9" as PersonId, name: "Olive Otherroom", flags: ["at-risk"], told: false },
  contacts,
});

const day = 86_400_000;
const ago = (ms: number): Date => new Date(now.getTime() - ms);

const cases: readonly {
  readonly name: string;
  readonly people: readonly FoundPerson[];
  readonly asks?: Question;
  readonly kin?: readonly Kin[];
  readonly says: string;
}[] = [
  { name: "nobody", people: [], says: "" },
  { name: "one person", people: [person()], says: `email ${email}` },
  {
    name: "a short form of the name",
    people: [person()],
    asks: question({ name: "A. Amberley" }),
    says: `email ${email}`,
  },
  { name: "another's name", people: [person()], asks: question({ name: "Mallory Snoop" }), says: "" },
  {
    name: "another surname",
    people: [person()],
    asks: question({ name: "Ada Married" }),
    says: "call uncertain-match",
  },
  {
    name: "two of the name in one mailbox",
    people: [person(), person({ id: "p2" as PersonId })],
    says: "call several-people",
  },
  { name: "somebody at risk", people: [person({ flags: ["at-risk"] })], says: "call at-risk" },
  { name: "a child", people: [person({ flags: ["child"] })], says: "call child" },
  {
    name: "a shared mailbox",
    people: [person({ contacts: [{ kind: "email", value: email, shared: true }] })],
    says: "call shared-contact",
  },
  { name: "staff", people: [person({ role: "staff" })], says: "call staff" },
  {
    name: "a held notice",
    people: [person({ notice: { state: "held", words: null } })],
    says: "call notice-held",
  },
  {
    name: "a notice that was sent",
    people: [person({ notice: { state: "sent", words: null } })],
    says: `email ${email}`,
  },
  {
    name: "somebody answered today",
    people: [person({ answeredAt: [ago(3_600_000)] })],
    says: "",
  },
  {
    name: "somebody answered two days ago",
    people: [person({ answeredAt: [ago(2 * day)] })],
    says: `email ${email}`,
  },
  {
    name: "somebody answered three times this month",
    people: [person({ answeredAt: [ago(2 * day), ago(9 * day), ago(20 * day)] })],
    says: "",
  },
  {
    name: "somebody at risk who was called last week",
    people: [person({ flags: ["at-risk"], calledAt: ago(7 * day) })],
    says: "",
  },
  {
    name: "somebody at risk who was called two months ago",
    people: [person({ flags: ["at-risk"], calledAt: ago(60 * day) })],
    says: "call at-risk",
  },
  {
    name: "somebody at risk whom a call waits for",
    people: [person({ flags: ["at-risk"], callWaits: true })],
    says: "",
  },
  {
    name: "somebody whose letter reached another",
    people: [person({ onHold: true })],
    says: "call notice-held",
  },
  {
    name: "a home",
    people: [person({ contacts: [home], typed: [home.value] })],
    asks: byPost,
    says: `letter ${home.value}`,
  },
  {
    name: "two homes",
    people: [person({ contacts: [home, address("9 Other Road, ZE3 9QQ")], typed: [home.value] })],
    asks: byPost,
    says: "call moved",
  },
  {
    name: "a home shared with somebody at risk",
    people: [person({ contacts: [home], typed: [home.value] })],
    asks: byPost,
    kin: [risk(["5 Quiet Cl, ZE3 9QQ"])],
    says: "call near-at-risk",
  },
  {
    name: "an email, where somebody at risk lives in the same home",
    people: [person({ contacts: [...person().contacts, home] })],
    kin: [risk(["5 Quiet Cl, ZE3 9QQ"])],
    says: "call near-at-risk",
  },
  {
    name: "somebody at risk next door",
    people: [person({ contacts: [...person().contacts, home] })],
    kin: [risk(["7 Quiet Close, ZE3 9QQ"])],
    says: `email ${email}`,
  },
  {
    name: "a namesake at risk elsewhere",
    people: [person()],
    kin: [
      { ...risk(["8 Far Lane, ZE4 1AA"]), name: "Ada Amberley" },
      { ...risk([email]), id: "p1" as PersonId, name: "Ada Amberley", flags: [] },
    ],
    says: "call at-risk",
  },
  {
    name: "two controllers",
    people: [person(), person({ id: "p2" as PersonId, controller: authority("south") })],
    says: `email ${email}, email ${email}`,
  },
  {
    name: "one controller of two",
    people: [person(), person({ id: "p2" as PersonId, controller: authority("south") })],
    asks: question({ authority: "south" as AuthorityId }),
    says: `email ${email}`,
  },
  {
    name: "a letter's reference, without a contact",
    people: [person({ contacts: [], typed: [] })],
    asks: question({ contact: { kind: "reference", number: 1 } }),
    says: "call no-contact",
  },
  {
    name: "a letter's reference",
    people: [person({ typed: [] })],
    asks: question({ contact: { kind: "reference", number: 1 } }),
    says: `email ${email}`,
  },
];
for (const { name, people, asks = question(), kin = [], says } of cases)
  test(`a question that fits ${name}`, () => {
    const weighed = weigh(asks, [{ incident, people, kin }], now).map((one) =>
      one.kind === "answer" ? `${one.channel} ${one.to}` : `call ${one.reasons.join(" ")}`,
    );
    assert.equal(weighed.join(", "), says);
  });
