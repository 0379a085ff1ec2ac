/**
 * A postal address by GOV.UK Notify's rules: three to seven lines, the last a UK postcode, a country or a British Forces Post
 * Office number. The same verdict and the same lines as Notify's own library gives: verdicts.jsonl holds 1,000 of its.
 */
import { type Country, countryOf } from "./countries.ts";
import { asPostcode } from "./postcode.ts";

export type AddressFault =
  | "too-few-lines"
  | "too-many-lines"
  | "no-postcode-or-country"
  | "not-sent-abroad"
  | "forces-abroad"
  | "no-fixed-abode"
  | "odd-first-letter"
  | "nothing-to-read";

export type PostalAddress = {
  /** As they are printed: white space, full stops, the postcode and the country set right. */
  readonly lines: readonly string[];
  readonly postcode: string | null;
  readonly zone: Country["zone"];
  readonly forcesNumber: number | null;
  /** Empty: a letter can be sent. */
  readonly faults: readonly AddressFault[];
};

type Parts = {
  readonly lines: readonly string[];
  readonly postcode: string | null;
  readonly country: Country | null;
  readonly forcesNumber: number | null;
};

const fewest = 3;
export const mostLines = 7;

/** Lines parted by line breaks, the name among them. */
export function postalAddress(written: string, { abroad }: { readonly abroad: boolean }): PostalAddress {
  const { lines: all, number: forcesNumber } = withoutForces(linesOf(written));
  const { lines, country } = withoutCountry(all);
  const postcode = isAbroad(country) ? null : asPostcode(lines.at(-1) ?? "");
  const parts: Parts = { lines, postcode, country, forcesNumber };
  const printed = printedLines(parts);
  return {
    lines: printed,
    postcode,
    zone: country?.zone ?? "uk",
    forcesNumber,
    faults: faultsOf(parts, printed, abroad),
  };
}

// As Python parts lines and white space: Notify's library is written in it.
const lineBreak = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
const unseen = /[\u180e\u200b-\u200d\u2060\ufeff]/g;
const spaces = /[\s\x1c-\x1f\x85]+/g;

function linesOf(written: string): readonly string[] {
  const lines = written.split(lineBreak).flatMap((line) => {
    const tidy = line
      .replace(unseen, "")
      .replace(spaces, " ")
      .trim()
      .replace(/[ ,]+$/, "");
    return tidy === "" ? [] : [tidy.replace(/ +([,.])/g, "$1")];
  });
  return lines.length === 0 ? [""] : lines;
}

const forces = /^\s*bfpo\s*(?:c\/o)?(?:\s*(\d+))?\s*$/;

function withoutForces(lines: readonly string[]): {
  readonly lines: readonly string[];
  readonly number: number | null;
} {
  const found = lines.map((line) => forces.exec(line.toLowerCase()));
  const number = found.find((match) => match?.[1] !== undefined)?.[1];
  if (number === undefined) return { lines, number: null };
  return { lines: lines.filter((_, at) => found[at] === null), number: Number(number) };
}

/** "Wales", "UK" and the like are left out, however many stand there; another country is kept apart. */
function withoutCountry(lines: readonly string[]): Pick<Parts, "lines" | "country"> {
  const country = countryOf(lines.at(-1) ?? "");
  if (country === null) return { lines, country: null };
  return { lines: lines.slice(0, -(ukLines(lines) || 1)), country };
}

/** How many lines name the United Kingdom before another country does, from the end. */
function ukLines(lines: readonly string[]): number {
  let count = 0;
  for (const line of lines.toReversed()) {
    const country = countryOf(line);
    if (country !== null && country.zone !== "uk") break;
    if (country !== null) count++;
  }
  return count;
}

function printedLines({ lines, postcode, country, forcesNumber }: Parts): readonly string[] {
  const printed = postcode === null ? lines : [...lines.slice(0, -1), postcode];
  return [
    ...printed,
    ...(forcesNumber === null ? [] : [`BFPO ${forcesNumber}`]),
    ...(isAbroad(country) ? [country.name] : []),
  ];
}

function faultsOf(
  { postcode, country, forcesNumber }: Parts,
  printed: readonly string[],
  abroad: boolean,
): readonly AddressFault[] {
  const faults: AddressFault[] = [];
  const isForces = forcesNumber !== null;
  if (isForces && isAbroad(country)) faults.push("forces-abroad");
  else if (isAbroad(country)) faults.push(...(abroad ? [] : (["not-sent-abroad"] as const)));
  else if (postcode === null && !isForces) faults.push("no-postcode-or-country");
  if (printed.filter((line) => line !== "").length < fewest) faults.push("too-few-lines");
  if (printed.length > mostLines) faults.push("too-many-lines");
  if (printed.some((line) => /^[@()=[\]"\\/,<>~]/.test(line))) faults.push("odd-first-letter");
  if (saysNoFixedAbode(printed)) faults.push("no-fixed-abode");
  const [first, second] = printed;
  if (![first, second].every((line) => line !== undefined && /[a-zA-Z0-9]/.test(line)))
    faults.push("nothing-to-read");
  return faults;
}

export function saysNoFixedAbode(lines: readonly string[]): boolean {
  return lines.some((line) => line.toLowerCase() === "nfa" || /no fixed (abode|address)/i.test(line));
}

function isAbroad(country: Country | null): country is Country {
  return country !== null && country.zone !== "uk";
}
