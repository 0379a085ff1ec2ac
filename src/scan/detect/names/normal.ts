/** The normal form of a name: given names before the surname, no title, single spaces, capitals made natural. */
import { titles } from "./words.ts";

export function normalName(written: string): string {
  const comma = /^([^,]+),\s*(.+)$/.exec(written.trim());
  const ordered = comma ? `${comma[2]} ${comma[1]}` : written;
  const words = ordered
    .replace(/[.\u00a0]/g, " ")
    .trim()
    .split(/\s+/)
    .filter((word, index) => !(index === 0 && titles.has(word.toLowerCase())));
  return words.map(naturalCase).join(" ");
}

/** "O'BRIEN-JONES" -> "O'Brien-Jones", "MCDONALD" -> "McDonald", "jane" -> "Jane"; mixed case is left as it is. */
export function naturalCase(word: string): string {
  const upper = word === word.toUpperCase();
  const lower = word === word.toLowerCase();
  if (!upper && !lower) return word;
  if (word.length === 1) return word.toUpperCase();
  if (lower && lowerParticles.has(word)) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, edge: string, letter: string) => edge + letter.toUpperCase())
    .replace(/^Mc(\p{L})(?=\p{L}{2})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

const lowerParticles = new Set(
  "de la van der den von bin ibn bint ap ab al el di da dos du ferch le ter".split(" "),
);
