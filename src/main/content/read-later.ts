/** Reads the words of notices after the first: of second notices, and of corrections. */
import { z } from "zod";
import type { LaterContent } from "../../respond/notices/later/draft-later.ts";
import { noticeFile } from "./read-content.ts";
import { readWords } from "./read-words.ts";

const words = z.string().min(1);
const texts = z.array(words).min(1);

const correctionFile = z.strictObject({
  ...{ subject: words, greeting: words, opening: texts, saidHeading: words, said: texts },
  ...{ truthHeading: words, truth: texts, notTakenHeading: words, stillHeading: words, stillNote: words },
  ...{ nothingLeft: words, doHeading: words, do: texts, contactHeading: words, contact: texts },
  ...{ closing: words, signature: words, short: words },
  letter: z.strictObject({ reference: words, foot: words }),
});

export async function readLater(folder: string): Promise<LaterContent> {
  return {
    second: await readWords(folder, "notice-second.yaml", noticeFile),
    correction: await readWords(folder, "notice-correction.yaml", correctionFile),
  };
}
