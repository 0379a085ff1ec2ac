/** What the content files say, as one language says it: kinds of data, and what to do. */
import type { Language } from "../../domain/languages/language.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedAdvice, PublishedIncident } from "../../domain/publication/published-incident.ts";

/** `spoken`: which words came to be in the language. */
export function inPhrases(publication: Publication, { phrases = {} }: Language) {
  const spoken = new Set<string>();
  const say = (english: string): string => {
    // What staff wrote may be called as something that every object has.
    const words = Object.hasOwn(phrases, english) ? phrases[english] : undefined;
    if (words === undefined) return english;
    spoken.add(words);
    return words;
  };
  const incidents = publication.incidents.map((one) => ({
    ...one,
    taken: takenIn(one.taken, say),
    advice: one.advice.map((piece) => adviceIn(piece, say)),
  }));
  return { publication: { ...publication, incidents }, spoken };
}

type Say = (english: string) => string;

function takenIn(taken: PublishedIncident["taken"], say: Say): PublishedIncident["taken"] {
  const { categories, groups, thought } = taken;
  return {
    ...taken,
    categories: categories.map(say),
    ...(groups === undefined
      ? {}
      : { groups: groups.map((one) => ({ title: say(one.title), categories: one.categories.map(say) })) }),
    ...(thought === undefined
      ? {}
      : { thought: thought.map((one) => ({ ...one, words: say(one.words), group: say(one.group) })) }),
  };
}

function adviceIn(advice: PublishedAdvice, say: Say): PublishedAdvice {
  return {
    ...advice,
    title: say(advice.title),
    kinds: advice.kinds.map(say),
    paragraphs: advice.paragraphs.map(say),
    ...(advice.easy === undefined ? {} : { easy: advice.easy.map(say) }),
    links: advice.links.map(({ text, href }) => ({ text: say(text), href })),
  };
}
