/**
 * Made-up people for the bar of the gate: those of its kinds mixed among others, each with whether nobody may write to
 * them unseen. Names are of letters, as names are; what is one person's is nobody else's, where the kind does not say so.
 */
import type { AssessedPerson } from "../../src/domain/people/person.ts";
import { personNumber } from "../../src/respond/testing/made-up.ts";

export type GatePerson = { readonly person: AssessedPerson; readonly kind: string | null };

const heads = [
  "Ba",
  "Ce",
  "Do",
  "Fa",
  "Gi",
  "Ho",
  "Ju",
  "Ka",
  "Le",
  "Mo",
  "Ne",
  "Ri",
  "Sa",
  "To",
  "Vi",
  "We",
];
const tails = [
  "lan",
  "mer",
  "vik",
  "dor",
  "ris",
  "ton",
  "bel",
  "fen",
  "gar",
  "hal",
  "nor",
  "pim",
  "rod",
  "sten",
  "wick",
  "yar",
];

/** Each number has a name of its own, and no two surnames are one. */
function nameOf(index: number): string {
  const part = (n: number) => `${heads[n % 16]}${tails[Math.floor(n / 16) % 16]}`;
  const low = (n: number) => part(n).toLowerCase();
  return `${part(index * 7)} ${part(index % 256)}${low(Math.floor(index / 256))}`;
}

type Changes = Partial<AssessedPerson>;
const door = (index: number, street = "Mill Lane") => ({
  lines: [`${index} ${street}`, "Northmere"],
  postcode: "W8 7NX",
});
const letterOnly: Changes = { emails: [], phones: [] };

/** Each kind of the gate, and what of a person makes it. */
export const gateKinds: Readonly<Record<string, (index: number) => Changes>> = {
  "at risk": () => ({ flags: ["at-risk"] }),
  child: () => ({ flags: ["child"] }),
  deceased: () => ({ flags: ["deceased"] }),
  staff: () => ({ role: "staff" }),
  "uncertain match": () => ({ ambiguous: true }),
  "two addresses": (index) => ({
    ...letterOnly,
    addresses: [door(index), { ...door(index, "Canal Row"), postcode: "W6 0AA" }],
  }),
  "no fixed abode": () => ({ ...letterOnly, flags: ["no-fixed-abode"] }),
  "not deliverable": () => ({ ...letterOnly, addresses: [{ lines: ["Northmere"], postcode: null }] }),
  "no contact": () => ({ ...letterOnly, addresses: [] }),
  "two mailboxes": (index) => ({
    emails: [`a${index}@example.net`, `b${index}@example.net`],
    addresses: [],
    phones: [],
  }),
  "shared mailbox": (index) => ({
    emails: [`family${Math.floor(index / 2)}@example.net`],
    addresses: [],
    phones: [],
  }),
  "odd name": (index) => ({ names: [`Click www.evil.example ${index}`] }),
};

export function gatePeople(ordinary: number, held: number): readonly GatePerson[] {
  const kinds = Object.keys(gateKinds);
  const every = Math.max(1, Math.floor((ordinary + held) / held));
  let kept = 0;
  return Array.from({ length: ordinary + held }, (_, index): GatePerson => {
    const kind = index % every === 0 && kept < held ? kinds[Math.floor(kept++ / 2) % kinds.length]! : null;
    const base: Changes = {
      names: [nameOf(index)],
      addresses: [door(index)],
      phones: [`+4474${String(index).padStart(8, "0")}`],
    };
    // Two that share a mailbox stand one after the other among those who are held.
    const changes = kind === null ? {} : gateKinds[kind]!(kept - 1);
    return { person: personNumber(index, { ...base, ...changes }), kind };
  });
}
