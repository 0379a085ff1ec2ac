/** Which country the last line of an address names, in any of the ways that it is written. */
import { europeanNames } from "./european-names.ts";
import { ukNames } from "./uk-names.ts";
import { worldNames } from "./world-names.ts";

export type Country = { readonly name: string; readonly zone: "uk" | "europe" | "world" };

const uk: Country = { name: "United Kingdom", zone: "uk" };
const countries = new Map<string, Country>([
  ...named(europeanNames, "europe"),
  ...named(worldNames, "world"),
  ...ukNames
    .trim()
    .split(/\s+/)
    .map((name): [string, Country] => [name, uk]),
]);

/** Null where the line is no country: most last lines are postcodes. */
export function countryOf(line: string): Country | null {
  if (/[\p{Nd}²³¹⁰⁴-⁹₀-₉]/u.test(line)) return null;
  for (const article of ["", "the ", "yr ", "y "]) {
    const country = countries.get(folded(article + line));
    if (country !== undefined) return country;
  }
  return null;
}

function* named(table: string, zone: Country["zone"]): Generator<[string, Country]> {
  for (const line of table.trim().split("\n")) {
    const [name = "", others = ""] = line.split(": ");
    for (const other of others.split(" ")) yield [other, { name, zone }];
  }
}

/** Small letters without spaces, accents and marks; a name in another script stays as it is. */
function folded(line: string): string {
  // One by one: a Greek word's last sigma stays an inner one, as in Notify.
  const letters = [...line.replace(/[&+]/g, "and").replace(/[ _\-'’,.()]/g, "")]
    .map((letter) => letter.toLowerCase())
    .join("");
  let plain = "";
  for (const letter of letters) {
    const base = plainOf(letter);
    if (base === null) return letters;
    plain += base;
  }
  return plain;
}

const marks: Readonly<Record<string, string>> = {
  ...{ "‑": "-", "–": "-", "—": "-", "−": "-", "…": "...", "‘": "'", "’": "'", "‚": "'" },
  ...{ "“": '"', "”": '"', "„": '"', ł: "l", "\u180e": "", "\u200b": "", "\u200c": "", "\u200d": "" },
  ...{ "\u2060": "", "\ufeff": "", "\u2028": "", "\u2029": "", "\u00a0": " ", "\u202f": " ", "\t": " " },
};

function plainOf(letter: string): string | null {
  if (/^[ -~]$/.test(letter)) return letter;
  const [base = "", ...accents] = letter.normalize("NFD");
  if (accents.length === 1 && /^[ -~]$/.test(base)) return base;
  return marks[letter] ?? null;
}
