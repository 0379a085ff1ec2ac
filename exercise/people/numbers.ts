/**
 * Invented numbers in the real structures, each with the check digit that its issuer would give.
 * Rules: HMRC NIM39110 (NINO), NHS Data Dictionary (mod 11), DfE (UPN), ISO 13616 (IBAN), ISO/IEC 7812 (Luhn).
 */
import type { Chance } from "../chance.ts";

const reservedPrefixes = "BG GB KN NK NT TN ZZ OO CR FY MW NC PP PY PZ QQ AA AB".split(" ");

export function nino(chance: Chance): string {
  for (;;) {
    const prefix = chance.letters(1, "ABCEGHJKLMNPRSTWXYZ") + chance.letters(1, "ABCEGHJKLMNPRSTWXYZ");
    if (!reservedPrefixes.includes(prefix)) return prefix + chance.digits(6) + chance.letters(1, "ABCD");
  }
}

export function nhsNumber(chance: Chance): string {
  for (;;) {
    const nine = chance.pick(["4", "6", "7"]) + chance.digits(8);
    const check = nhsCheck(nine);
    if (check !== undefined) return nine + check;
  }
}

/** Undefined where no digit fits: such a number is never issued. */
export function nhsCheck(nine: string): string | undefined {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(nine[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : String(check);
}

export function utr(chance: Chance): string {
  const nine = chance.digits(9);
  const weights = [6, 7, 8, 9, 10, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(nine[i]), 0);
  return "21987654321".charAt(sum % 11) + nine;
}

export function upn(chance: Chance): string {
  const twelve = `${chance.pick(["205", "213", "207"])}${chance.digits(4)}${chance.int(0, 15).toString().padStart(2, "0")}${chance.digits(3)}`;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += (i + 2) * Number(twelve[i]);
  return "ABCDEFGHJKLMNPQRTUVWXYZ".charAt(sum % 23) + twelve;
}

/** Real issuer ranges of the years of the archive, Switch and Solo among them; never a published test number. */
const issuers: readonly (readonly [string, number])[] = [
  ["492942", 16],
  ["454313", 16],
  ["465858", 16],
  ["543428", 16],
  ["522190", 16],
  ["554627", 16],
  ["374288", 15],
  ["633301", 16],
  ["675940", 18],
  ["564182", 16],
];

export function paymentCard(chance: Chance): string {
  const [prefix, length] = chance.pick(issuers);
  const body = prefix + chance.digits(length - prefix.length - 1);
  return body + luhnCheck(body);
}

export function luhnCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

type SortCodes = {
  readonly bank: string;
  readonly low: number;
  readonly high: number;
  readonly modulus?: number;
  readonly weights?: readonly number[];
};

/** Ranges of the published modulus table without an exception; the last two are not covered by it at all. */
const sortCodes: readonly SortCodes[] = [
  { bank: "NWBK", low: 601403, high: 608028, modulus: 11, weights: [8, 7, 6, 5, 4, 3, 2, 1] },
  { bank: "NWBK", low: 502101, high: 560070, modulus: 11, weights: [8, 7, 6, 5, 4, 3, 2, 1] },
  { bank: "YORK", low: 50096, high: 58999, modulus: 11, weights: [2, 1, 7, 5, 8, 2, 4, 1] },
  { bank: "CPBK", low: 89000, high: 89999, modulus: 10, weights: [7, 1, 3, 7, 1, 3, 7, 1] },
  { bank: "LOYD", low: 310000, high: 319999 },
  { bank: "MIDL", low: 407000, high: 409999 },
];

export type Account = { readonly sortCode: string; readonly number: string; readonly iban: string };

export function account(chance: Chance): Account {
  const range = chance.pick(sortCodes);
  const sortCode = String(chance.int(range.low, range.high)).padStart(6, "0");
  for (;;) {
    const number = `${chance.int(1, 9)}${chance.digits(7)}`;
    const sum = (range.weights ?? []).reduce((total, weight, i) => total + weight * Number(number[i]), 0);
    if (range.modulus === undefined || sum % range.modulus === 0) {
      return { sortCode, number, iban: iban(range.bank + sortCode + number) };
    }
  }
}

function iban(bban: string): string {
  return `GB${String(98 - mod97(`${bban}GB00`)).padStart(2, "0")}${bban}`;
}

function mod97(text: string): number {
  let rest = 0;
  for (const char of text)
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
