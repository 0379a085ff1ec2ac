/** Takes a written name apart: title, given names, surname with its particles, generation. */
import { fold } from "./fold.ts";

export type PersonName = {
  readonly written: string;
  readonly title: string;
  /** Folded, initials as one letter. */
  readonly givens: readonly string[];
  /** Folded, particles and the parts of a double name closed up: "van der berg" is "vanderberg". */
  readonly surname: string;
  readonly generation: "" | "senior" | "junior";
};

const titles = new Set(
  "mr mrs miss ms mx master dr prof professor sir dame lady lord rev revd reverend cllr councillor capt major sgt pc".split(
    " ",
  ),
);
const particles = new Set(
  "van von der den de da do dos das di del della du la le ap ab al el bin ibn ter ten st ben bint abu mac mc o ó zu zum".split(
    " ",
  ),
);
const generations: Readonly<Record<string, "senior" | "junior">> = {
  senior: "senior",
  snr: "senior",
  sr: "senior",
  junior: "junior",
  jnr: "junior",
  jr: "junior",
};

export function parseName(written: string): PersonName {
  const comma = written.indexOf(",");
  if (comma > 0 && fold(written.slice(comma + 1)) !== "") {
    const before = wordsOf(written.slice(0, comma));
    const after = wordsOf(written.slice(comma + 1));
    const generation = generationOf([...before, ...after]);
    const afterPlain = withoutTitles(after);
    if (afterPlain.length > 0)
      return name(written, titleOf([...before, ...after]), afterPlain, withoutTitles(before), generation);
  }
  const words = wordsOf(written.replace(/,/g, " "));
  return fromWords(written, titleOf(words), withoutTitles(words), generationOf(words));
}

/** A name given in parts: columns of a table. */
export function nameFromParts(parts: {
  readonly title?: string;
  readonly givens: string;
  readonly surname: string;
}): PersonName {
  const written = [parts.title ?? "", parts.givens, parts.surname].map((part) => part.trim()).filter(Boolean);
  const surnames = wordsOf(parts.surname);
  const givens = wordsOf(parts.givens);
  return name(
    written.join(" "),
    titleOf([...wordsOf(parts.title ?? ""), ...givens]),
    withoutTitles(givens),
    withoutTitles(surnames),
    generationOf([...surnames, ...givens]),
  );
}

type Word = { readonly plain: string; readonly shouted: boolean; readonly lower: boolean };

function wordsOf(text: string): readonly Word[] {
  return text
    .replace(/\([^)]*\)/g, " ")
    .split(/[\s.]+/)
    .map((raw) => ({
      plain: fold(raw),
      lower: raw === raw.toLowerCase(),
      shouted: raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase(),
    }))
    .filter(({ plain }) => plain !== "" && plain !== "and");
}

function titleOf(words: readonly Word[]): string {
  return words.find(({ plain }) => titles.has(plain))?.plain ?? "";
}

function generationOf(words: readonly Word[]): PersonName["generation"] {
  for (const { plain } of words.slice(1)) {
    const generation = generations[plain];
    if (generation !== undefined) return generation;
  }
  return "";
}

function withoutTitles(words: readonly Word[]): readonly Word[] {
  const kept = words.filter(({ plain }, at) => !titles.has(plain) && !(at > 0 && plain in generations));
  return kept;
}

function fromWords(
  written: string,
  title: string,
  words: readonly Word[],
  generation: PersonName["generation"],
): PersonName {
  if (words.length <= 1) return name(written, title, [], words, generation);
  const shoutedFirst = words[0]!.shouted && !words[words.length - 1]!.shouted;
  const initialLast = words[words.length - 1]!.plain.length === 1 && words[0]!.plain.length > 1;
  if (shoutedFirst || initialLast) {
    let end = 1;
    while (end < words.length - 1 && (shoutedFirst ? words[end]!.shouted : words[end]!.plain.length > 1))
      end++;
    return name(written, title, words.slice(end), words.slice(0, end), generation);
  }
  let start = words.length - 1;
  while (start > 0 && isParticle(words[start - 1]!, start > 1)) start--;
  return name(written, title, words.slice(0, start), words.slice(start), generation);
}

/** "Mr da Silva" has no given name; "Van Morrison" has one. */
function isParticle({ plain, lower }: Word, inside: boolean): boolean {
  return particles.has(plain) && (inside || lower || plain === "al" || plain === "el" || plain === "ap");
}

function name(
  written: string,
  title: string,
  givens: readonly Word[],
  surname: readonly Word[],
  generation: PersonName["generation"],
): PersonName {
  return {
    written: written.trim(),
    title,
    givens: givens.flatMap(({ plain }) => plain.split(" ")),
    surname: surname.map(({ plain }) => plain.replace(/ /g, "")).join(""),
    generation,
  };
}
