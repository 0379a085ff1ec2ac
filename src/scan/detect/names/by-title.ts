/** Names behind a title: "Mrs A Cook", "Cllr Okafor"; weak titles ("Judge", "Sister") need a name that is on a list. */
import { type Found, touches } from "./surroundings.ts";
import { isGiven, isOrdinary, isPlace, isSurname, type Token } from "./tokens.ts";
import { weakTitles } from "./words.ts";

const LONGEST = 5;

export function titled(text: string, tokens: readonly Token[], i: number): Found | null {
  const title = tokens[i]!;
  if (!title.title || (title.caps && title.text.length > 4)) return null;
  const first = i + 1;
  if (!tokens[first] || !touches(text, title, tokens[first])) return null;
  // "12 Stafford Dr London": a drive, not a doctor.
  if (
    /^dr$/i.test(title.text) &&
    i > 0 &&
    touches(text, tokens[i - 1]!, title) &&
    /\d[A-Za-z]? (?:[A-Z]\w+ ){1,3}$/.test(text.slice(Math.max(0, title.start - 30), title.start))
  )
    return null;
  let last = i;
  for (let j = first; j < tokens.length && j < first + LONGEST; j++) {
    const token = tokens[j]!;
    if (j > first && !touches(text, tokens[j - 1]!, token)) break;
    const ends = j > first && !tokens[j - 1]!.initial && !isGiven(tokens[j - 1]!);
    if (token.title && j === first && !isSurname(token)) return null; // the next title is asked in its turn
    if (token.never || token.body || (j > first && ends && (isOrdinary(token) || token.street))) break;
    last = j;
  }
  if (last === i) return null;
  if (
    weakTitles.has(title.folded) &&
    !tokens.slice(first, last + 1).some((t) => isSurname(t) && !isOrdinary(t) && !isPlace(t))
  )
    return null;
  return { first, last, confidence: "high" };
}
