/** Reads the words that communications staff edit: the data folder's own files first, else those that come with Candour. */
import { z } from "zod";
import type { Advice, CategoryWords } from "../../domain/notices/advice.ts";
import type { NoticeLibrary } from "../../domain/notices/compose-for.ts";
import type { NoticeContent } from "../../domain/notices/compose-notice.ts";
import { mentionTypes } from "../../domain/people/mention.ts";
import { readSpeech } from "./read-speech.ts";
import { readWords } from "./read-words.ts";

const type = z.enum(mentionTypes);
const words = z.string().min(1);

const adviceFile = z.array(
  z.strictObject({
    key: words,
    for: z.array(z.union([type, z.literal("anything")])).min(1),
    with: z.array(type).optional(),
    order: z.number(),
    title: words,
    steps: z.array(words).min(1),
    easy: z.array(words).min(1).optional(),
    links: z.array(z.strictObject({ text: words, href: z.url({ protocol: /^https$/ }) })),
    source: words,
    check: z.boolean().optional(),
  }),
);
const categoriesFile = z.record(
  type,
  z.strictObject({ yours: words, theirs: words, group: words.optional() }),
);
export const noticeFile = z.strictObject({
  subject: words,
  greeting: words,
  opening: z.array(words),
  years: words,
  // Files from before there was one stand.
  range: words.default("the years {from} to {to}"),
  takenHeading: words,
  takenNote: words,
  meaningHeading: words,
  meaning: z.array(z.strictObject({ for: z.array(type), text: words })),
  doHeading: words,
  weHeading: words,
  we: z.array(words),
  contactHeading: words,
  contact: z.array(words),
  closing: words,
  signature: words,
  short: words,
  letter: z.strictObject({ reference: words, foot: words }),
});

/** Throws with the file's name and what is wrong in it: words that cannot be read must not go out half. */
export async function readContent(folder: string): Promise<NoticeLibrary & Required<NoticeContent>> {
  return {
    languages: await readSpeech(folder),
    template: await readWords(folder, "notice.yaml", noticeFile),
    easy: await readWords(folder, "notice-easy.yaml", noticeFile),
    categories: await readWords(folder, "categories.yaml", categoriesFile, inFileOrder),
    advice: await readWords<readonly Advice[]>(folder, "advice.yaml", adviceFile),
  };
}

/** The order of the lines is the order in which people read them; checking puts them in another. */
function inFileOrder(checked: CategoryWords, written: unknown): CategoryWords {
  const order = Object.keys(written as object);
  return Object.fromEntries(
    Object.entries(checked).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  ) as CategoryWords;
}
