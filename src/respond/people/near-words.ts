/**
 * Words that a search word may have been meant for: one letter or digit wrong, missing, added, or two swapped; or another
 * spelling of what was heard over the phone. The register keeps hashes only, so nearness is tried, not measured.
 */
import { phonetic } from "../../link/normalise/phonetic.ts";

const shortest = 4;
const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const digits = [..."0123456789"];

/** The word itself is the first of them. */
export function nearWords(word: string): readonly string[] {
  return [...new Set([word, ...soundWords(word), ...slipsOf(word)])];
}

/** How a name sounds, as a word of its own kind that nobody can type; nothing where too little is left to go by. */
export function soundWords(word: string): readonly string[] {
  if (!/^\p{L}{3,}$/u.test(word)) return [];
  // Thompson is heard as Tomson.
  const sound = phonetic(word).replace(/mp(?=[st])/g, "m");
  return sound.length < 2 ? [] : [`~${sound}`];
}

function slipsOf(word: string): readonly string[] {
  // An email address is typed, not heard, and has too many near ones.
  if (word.length < shortest || word.length > 20 || word.includes("@")) return [];
  const start = word.startsWith("+") ? 1 : 0;
  const alphabet = [...(/\p{L}/u.test(word) ? letters : []), ...(/\d/.test(word) ? digits : [])];
  const near: string[] = [];
  for (let at = start; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of alphabet) near.push(before + letter + after);
    if (after === "") continue;
    for (const letter of alphabet) near.push(before + letter + after.slice(1));
    near.push(before + after.slice(1));
    if (after.length > 1) near.push(before + after[1] + after[0] + after.slice(2));
  }
  return near;
}
