/** Made-up people with a value of every kind, each value of one person alone; the same seed makes the same people. */
import { type MentionType, mentionTypes } from "../../src/domain/people/mention.ts";

export type Made = {
  readonly id: number;
  readonly name: string;
  /** What stands in the name's place is no name: it was put there. */
  readonly hostile: boolean;
  readonly reference: string;
  readonly categories: readonly MentionType[];
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly values: {
    readonly birth: string;
    readonly address: readonly string[];
    readonly postcode: string;
    readonly email: string;
    readonly phone: string;
    readonly nino: string;
    readonly nhs: string;
    readonly utr: string;
    readonly passport: string;
    readonly licence: string;
    readonly plate: string;
    readonly account: string;
    readonly card: string;
    readonly iban: string;
    readonly councilTax: string;
    readonly housing: string;
    readonly benefit: string;
    readonly username: string;
    readonly password: string;
    readonly diagnosis: string;
  };
};

export function peopleOf(count: number, seed: number): readonly Made[] {
  const random = randomOf(seed);
  const people: Made[] = [];
  for (let id = 0; id < count; id++) people.push(personOf(id, random));
  return people;
}

const letters = "ABCDEFGHJKLMNPRSTWXYZ";
const syllables =
  "ba be bo da de do fa fe fo ga go ha he ho ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo za ze zo".split(
    " ",
  );

function personOf(id: number, random: () => number): Made {
  const from = (signs: string, length: number): string =>
    Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join("");
  const digits = (length: number): string => from("0123456789", length);
  // Parts that are no words of any language, with the number in them, so that no two people share a value by chance.
  const own = inSyllables(id);
  const given = capital(syllables[Math.floor(random() * syllables.length)]! + inSyllables(id + 7919));
  const surname =
    random() < 0.1 ? `O'${capital(own)}` : random() < 0.1 ? `${capital(own)}-Smith` : capital(own);
  const serial = String(id).padStart(5, "0");
  const [year, month, day] = [
    1930 + (id % 90),
    1 + (Math.floor(id / 90) % 12),
    1 + (Math.floor(id / 1080) % 28),
  ];
  const nino = `${from(letters, 2)}${digits(1)}${serial}${from("ABCD", 1)}`;
  const hostile = random() < 0.02;
  const sound = `${given} ${surname}`;
  const first = Math.floor(random() * 25);
  return {
    id,
    name: hostile
      ? `${sound} ${[nino, `http://${own}.example`, `<b>${own}</b>`, `0${digits(10)}`][id % 4]}`
      : sound,
    hostile,
    reference: `P-${String(100_000 + id)}`,
    categories: mentionTypes.filter((_, at) => at === id % mentionTypes.length || random() < 0.2),
    years: random() < 0.1 ? null : { from: 2006 + (first % 8), to: 2006 + (first % 8) + (first % 5) },
    values: {
      birth: `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
      address: [
        `${1 + (id % 300)} ${capital(own)} ${["Road", "Street", "Lane"][id % 3]}`,
        `${capital(inSyllables(id + 31))} End`,
      ],
      postcode: `W${1 + (id % 9)} ${id % 9}${from(letters, 2)}`,
      email: `${own}.${given.toLowerCase()}@${["mail", "post"][id % 2]}.example`,
      phone: `+447700${digits(1)}${serial}`,
      nino,
      nhs: `4${digits(4)}${serial}`,
      utr: `8${digits(4)}${serial}`,
      passport: `${digits(4)}${serial}`,
      licence: `${own.slice(0, 5).toUpperCase().padEnd(5, "9")}${digits(6)}${serial}`,
      plate: `${from(letters, 2)}${digits(2)} ${from(letters, 3)}`,
      account: `${digits(6)}-${digits(3)}${serial}`,
      card: `4${digits(10)}${serial}`,
      iban: `GB${digits(2)}NWBK${digits(9)}${serial}`,
      councilTax: `6${digits(3)}${serial}`,
      housing: `HT${digits(2)}${serial}`,
      benefit: `BC${digits(2)}${serial}`,
      username: `${own}${digits(2)}`,
      password: `${own.toUpperCase()}!${digits(2)}x`,
      diagnosis: `${own}itis`,
    },
  };
}

/** In every form in which each might be written, the person's own name and reference among them. */
export function valuesOf({ name, reference, values }: Made): readonly string[] {
  const { birth, address, postcode, phone, account, ...rest } = values;
  const [year, month, day] = birth.split("-") as [string, string, string];
  const months =
    "January February March April May June July August September October November December".split(" ");
  const written = [
    ...[name, reference, ...Object.values(rest)],
    ...[`${day}/${month}/${year}`, `${Number(day)} ${months[Number(month) - 1]} ${year}`, birth],
    ...[address.join(", "), ...address, `${address.at(-1)} ${postcode}`],
    ...[phone, phone.replace("+44", "0"), account, account.slice(7)],
  ];
  return [...new Set(written)];
}

/** "bababe": never the same for two numbers, always at least six letters. */
function inSyllables(number: number): string {
  let rest = number + syllables.length ** 3;
  let written = "";
  while (rest > 0) {
    written = syllables[rest % syllables.length]! + written;
    rest = Math.floor(rest / syllables.length);
  }
  return written;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
