/** Reads the draft of a public notice. */
import { z } from "zod";
import type { PublicNoticeTemplate } from "../../domain/public-notice/public-notice.ts";
import { readWords } from "./read-words.ts";

const words = z.string().min(1);
const texts = z.array(words).min(1);

export async function readPublicNotice(folder: string): Promise<PublicNoticeTemplate> {
  const shape = z.strictObject({
    ...{ title: words, opening: texts, years: words, taken: words, meaning: texts, do: words },
    ...{ we: texts, contact: texts },
  });
  return await readWords(folder, "public-notice.yaml", shape);
}
