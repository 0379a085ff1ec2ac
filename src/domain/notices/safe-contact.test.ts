import assert from "node:assert/strict";
import { test } from "node:test";
import { type ContactPoint, type Reachable, safeContact } from "./safe-contact.ts";

const email: ContactPoint = { kind: "email", value: "ada@example.org", shared: false };
const home: ContactPoint = { kind: "address", value: "12 Fernhill Road, Northmere, W8 7NX", shared: true };
const former: ContactPoint = { kind: "address", value: "3 Canal Row, Eastholm, W6 0AA", shared: false };
const mobile: ContactPoint = { kind: "phone", value: "+447912345678", shared: false };
const landline: ContactPoint = { kind: "phone", value: "+442072345678", shared: false };
const clear: Reachable = { role: "subject", flags: [], ambiguous: false, contacts: [email, home, mobile] };
const shared = (contact: ContactPoint): ContactPoint => ({ ...contact, shared: true });

const cases: readonly {
  name: string;
  person: Reachable;
  channel: string | null;
  holds: readonly string[];
}[] = [
  { name: "an own e-mail address comes first", person: clear, channel: "email", holds: [] },
  {
    name: "a family's shared e-mail address is passed over for a letter",
    person: { ...clear, contacts: [shared(email), home] },
    channel: "letter",
    holds: [],
  },
  {
    name: "a letter may go to a shared home",
    person: { ...clear, contacts: [home] },
    channel: "letter",
    holds: [],
  },
  {
    name: "two addresses: a text rather than the wrong house",
    person: { ...clear, contacts: [home, former, mobile] },
    channel: "text",
    holds: [],
  },
  {
    name: "two addresses and nothing else wait for a human",
    person: { ...clear, contacts: [home, former] },
    channel: "letter",
    holds: ["moved"],
  },
  {
    name: "an address without a postcode cannot be posted to",
    person: { ...clear, contacts: [{ ...home, value: "12 Fernhill Road, Northmere" }] },
    channel: null,
    holds: ["no-contact"],
  },
  {
    name: "a landline takes no text",
    person: { ...clear, contacts: [landline] },
    channel: null,
    holds: ["no-contact"],
  },
  {
    name: "only a shared mobile",
    person: { ...clear, contacts: [shared(mobile)] },
    channel: null,
    holds: ["shared-contact"],
  },
  {
    name: "two doors of one postcode are two homes",
    person: { ...clear, contacts: [home, { ...home, value: "48 Fernhill Road, Northmere, W8 7NX" }] },
    channel: "letter",
    holds: ["moved"],
  },
  {
    name: "a later address without a postcode counts too",
    person: { ...clear, contacts: [home, { ...home, value: "14 Percy Street, Northmere" }] },
    channel: "letter",
    holds: ["moved"],
  },
  {
    name: "two e-mail addresses: the one home instead",
    person: { ...clear, contacts: [email, { ...email, value: "old@example.org" }, home] },
    channel: "letter",
    holds: [],
  },
  {
    name: "two e-mail addresses and nothing else wait for a human",
    person: { ...clear, contacts: [email, { ...email, value: "old@example.org" }] },
    channel: "email",
    holds: ["several-contacts"],
  },
  {
    name: "a person at risk is never written to unseen",
    person: { ...clear, flags: ["at-risk"] },
    channel: "email",
    holds: ["at-risk"],
  },
  { name: "a child", person: { ...clear, flags: ["child"] }, channel: "email", holds: ["child"] },
  {
    name: "somebody who has died",
    person: { ...clear, flags: ["deceased"] },
    channel: "email",
    holds: ["deceased"],
  },
  {
    name: "no fixed abode, with an e-mail address",
    person: { ...clear, flags: ["no-fixed-abode"] },
    channel: "email",
    holds: [],
  },
  {
    name: "no fixed abode, with an old address alone",
    person: { ...clear, flags: ["no-fixed-abode"], contacts: [home] },
    channel: "letter",
    holds: ["no-fixed-abode"],
  },
  {
    name: "an uncertain match",
    person: { ...clear, ambiguous: true },
    channel: "email",
    holds: ["uncertain-match"],
  },
  { name: "the body's own staff", person: { ...clear, role: "staff" }, channel: "email", holds: ["staff"] },
];

for (const { name, person, channel, holds } of cases) {
  test(`safe contact: ${name}`, () => {
    const gate = safeContact(person);
    assert.equal(gate.channel, channel);
    assert.deepEqual(gate.holdReasons, holds);
  });
}
