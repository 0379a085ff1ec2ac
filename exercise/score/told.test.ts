import assert from "node:assert/strict";
import { test } from "node:test";
import type { ArchiveTruth, TruePerson } from "../truth.ts";
import { scoreTold, type Told } from "./told.ts";

const base = { dateOfBirth: "1970-01-01", role: "subject", authority: "a", household: "h1" } as const;
const home = "12 Fernhill Road, London, W8 7NX";
const people: readonly TruePerson[] = [
  {
    ...base,
    id: "ada",
    names: ["Ada Example", "A Example"],
    values: { email: ["ada@example.org"], address: [home] },
  },
  { ...base, id: "bob", names: ["Bob Example"], values: { phone: ["+447912345678"], address: [home] } },
  { ...base, id: "eve", names: ["Eve Hidden"], atRisk: true, values: { email: ["eve@example.org"] } },
];
const truth = { seed: 1, authorities: [], people, files: [] } satisfies ArchiveTruth;
const ada: Told = { name: "Ada Example", channel: "email", destination: "ada@example.org" };

const cases: readonly {
  name: string;
  told: readonly Told[];
  wrongly: number;
  unsafe: number;
  twice: number;
}[] = [
  { name: "the right person at the right address", told: [ada], wrongly: 0, unsafe: 0, twice: 0 },
  {
    name: "a surname first and an initial still name her",
    told: [{ ...ada, name: "EXAMPLE, A" }],
    wrongly: 0,
    unsafe: 0,
    twice: 0,
  },
  {
    name: "somebody else's e-mail address",
    told: [{ ...ada, name: "Zoe Other" }],
    wrongly: 1,
    unsafe: 0,
    twice: 0,
  },
  {
    name: "a letter to a house where nobody of that name lives",
    told: [{ name: "Ada Example", channel: "letter", destination: "13 Fernhill Road, London, W8 7NX" }],
    wrongly: 1,
    unsafe: 0,
    twice: 0,
  },
  {
    name: "two of one house each get their own letter",
    told: [
      { name: "Ada Example", channel: "letter", destination: home },
      { name: "Bob Example", channel: "letter", destination: home },
    ],
    wrongly: 0,
    unsafe: 0,
    twice: 0,
  },
  {
    name: "one person by e-mail and by letter",
    told: [ada, { name: "Ada Example", channel: "letter", destination: home }],
    wrongly: 0,
    unsafe: 0,
    twice: 1,
  },
  {
    name: "a person at risk",
    told: [{ name: "Eve Hidden", channel: "email", destination: "eve@example.org" }],
    wrongly: 0,
    unsafe: 1,
    twice: 0,
  },
  {
    name: "a phone number written otherwise",
    told: [{ name: "Bob Example", channel: "text", destination: "07912 345678" }],
    wrongly: 0,
    unsafe: 0,
    twice: 0,
  },
];
for (const { name, told, ...expected } of cases) {
  test(`whom the messages reach: ${name}`, () => {
    const { wrongly, unsafe, twice } = scoreTold(truth, told);
    assert.deepEqual({ wrongly: wrongly.count, unsafe: unsafe.count, twice: twice.count }, expected);
  });
}
