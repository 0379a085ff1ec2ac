/**
 * Whether a name that was found in stolen files looks like none: whoever wrote those files may have written anything
 * there. It never decides who somebody is; it says that a human should look before the name is printed and posted. The
 * names of the world pass: one word or ten, with apostrophes, hyphens and marks, in any script.
 */
import { instructions, organisations, placeholders, placeholdersAlone, shortForms } from "./name-words.ts";

export type NameFault =
  | "hidden-characters"
  | "digits"
  | "link"
  | "markup"
  | "symbols"
  | "look-alikes"
  | "mixed-scripts"
  | "several-people"
  | "organisation"
  | "placeholder"
  | "instruction"
  | "one-letter"
  | "too-short"
  | "too-long";

/** Null: nothing is odd about it. */
export function nameLooksWrong(written: string): NameFault | null {
  // Further than the longest name nobody needs to look.
  const begun = written.length > 1000 ? written.slice(0, 1000) : written;
  const name = begun
    .normalize("NFC")
    .replace(/[\t\n\r\p{Zs}]+/gu, " ")
    .replace(/^ | $/gu, "");
  return faultOfSigns(name) ?? tooLong(name) ?? faultOfLetters(name) ?? tooShort(name) ?? faultOfWords(name);
}

/** The longest that a letter's line and a human's patience take; royal houses fit. */
const longest = { name: 80, words: 12, word: 40 };

function tooLong(name: string): NameFault | null {
  const words = name.split(" ");
  if ([...name].length > longest.name || words.length > longest.words) return "too-long";
  return words.some((word) => [...word].length > longest.word) ? "too-long" : null;
}

function faultOfSigns(name: string): NameFault | null {
  // Joiners belong to Persian and Indic names; anywhere else what cannot be seen was put there to hide something.
  const joined =
    /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Telugu}]/u;
  const seen = joined.test(name) ? name.replace(/(?<=[\p{L}\p{M}])[\u200c\u200d](?=\p{L})/gu, "") : name;
  if (/\u034f|[\p{C}\u115f\u1160\u3164\uffa0\u2028\u2029]/u.test(seen)) return "hidden-characters";
  if (isLink(name)) return "link";
  if (/\p{N}/u.test(name)) return "digits";
  if (/[<>{}[\]\\|`$#*_=~^%]|--|\/\/|\(\(/u.test(name)) return "markup";
  if (/(?:^|[\s\p{L}])[&+/](?=[\s\p{L}]|$)/u.test(name)) return "several-people";
  const odd = seen.replace(/[\p{L}\p{M} .,'’‘ʼʻ`´·・᛫\-\u2010\u2011]/gu, "");
  if (odd !== "") return "symbols";
  return /^[\p{M},.·-]|\.\.|,,|,.*,.*,|[-'’]{2}|[-,]$/u.test(name) ? "symbols" : null;
}

/** "Mr.Khan" and "J.Smith" are names; "evil.example" is an address. */
function isLink(name: string): boolean {
  if (/@|:\/|:\S|\bwww\b|\bhttps?\b/iu.test(name)) return true;
  return [...name.matchAll(/(\p{L}+)\.(?=\p{L}{2})/gu)].some(
    ([, before = ""]) => before.length > 1 && !shortForms.has(before.toLowerCase()),
  );
}

function faultOfLetters(name: string): NameFault | null {
  // Letters made to look like others: full width, mathematical, ligatures, small capitals.
  const plain = name.replace(/(?<=\p{L})[ªº]/gu, "").replace(/[´‑]/gu, "'");
  if (plain.normalize("NFKC") !== plain) return "look-alikes";
  if (/(?![əɛɔɓɗɖɩʋɣŋ])[\u0250-\u02af\u1d00-\u1dbf\u2c60-\u2c7f\ua720-\ua78a\uab30-\uab6f]/u.test(name))
    return "look-alikes";
  // Marks heaped on a letter: no tongue that is written so needs two beyond those of the letter itself.
  if (/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\p{M}{2,}/u.test(name)) return "look-alikes";
  const words = name.split(/[ ,.'’‘ʼʻ·・\-\u2010\u2011]+/u).filter((word) => word !== "");
  const scripts = words.map(scriptsOf);
  if (scripts.some((found) => !areOneWriting(found))) return "mixed-scripts";
  const all = new Set(scripts.flatMap((found) => [...found]));
  // Beside Chinese, Korean or Arabic letters a Latin name is a second name; beside Greek or Cyrillic it may be a trap.
  const alike = ["Latin", "Greek", "Cyrillic", "Armenian", "Cherokee"].filter((script) => all.has(script));
  if (alike.length > 1) return "mixed-scripts";
  return isLatinInDisguise(name) ? "look-alikes" : null;
}

const writings = {
  Latin: /\p{Script=Latin}/u,
  Greek: /\p{Script=Greek}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Armenian: /\p{Script=Armenian}/u,
  Cherokee: /\p{Script=Cherokee}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Arabic: /\p{Script=Arabic}/u,
  Han: /\p{Script=Han}/u,
  Hiragana: /\p{Script=Hiragana}/u,
  Katakana: /\p{Script=Katakana}/u,
  Hangul: /\p{Script=Hangul}/u,
  Bopomofo: /\p{Script=Bopomofo}/u,
} as const;

/** "Other" for the many that nobody takes for one of these. */
function scriptsOf(word: string): ReadonlySet<string> {
  const known = Object.entries(writings).filter(([, script]) => script.test(word));
  const rest =
    /[^\p{M}\p{Script=Common}\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;
  return new Set([...known.map(([script]) => script), ...(rest.test(word) ? ["Other"] : [])]);
}

const together = [
  ["Han", "Hiragana", "Katakana"],
  ["Han", "Hangul"],
  ["Han", "Bopomofo"],
] as const;

function areOneWriting(found: ReadonlySet<string>): boolean {
  return (
    found.size <= 1 ||
    together.some((group) => [...found].every((script) => (group as readonly string[]).includes(script)))
  );
}

/** Cyrillic or Greek letters alone, each of which looks like a Latin one, and enough of them for chance to be out of it. */
function isLatinInDisguise(name: string): boolean {
  const letters = name.replace(/[^\p{L}]/gu, "");
  return (
    letters.length >= 6 && /^(?:[аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ]+|[οναρυικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]+)$/u.test(letters)
  );
}

function tooShort(name: string): NameFault | null {
  const letters = [...name.toLowerCase().replace(/[^\p{L}]/gu, "")];
  // A letter that is a syllable or a word is a name; one of an alphabet is none.
  const isWhole = /[\p{Script=Han}\p{Script=Hangul}]/u.test(name);
  if (letters.length < (isWhole ? 1 : 2)) return "too-short";
  return new Set(letters).size === 1 && letters.length > 1 ? "one-letter" : null;
}

function faultOfWords(name: string): NameFault | null {
  const words: readonly string[] = name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.some((word) => word.length > 3 && new Set(word).size === 1)) return "one-letter";
  if (words.some((word) => placeholders.has(word))) return "placeholder";
  if (words.every((word) => placeholdersAlone.has(word))) return "placeholder";
  if (words.some((word) => instructions.has(word))) return "instruction";
  if (words.some((word) => organisations.has(word))) return "organisation";
  // "John and Mary Smith", "Mr Mrs Smith": a notice is to one person.
  if (words.slice(1, -1).includes("and")) return "several-people";
  return words.includes("mr") && words.includes("mrs") ? "several-people" : null;
}
