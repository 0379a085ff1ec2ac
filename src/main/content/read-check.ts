/** Reads the words of messages that lead to an answer, and what staff ask and say. */
import { z } from "zod";
import type { CheckWords } from "../../domain/check/check-words.ts";
import { readWords } from "./read-words.ts";

const words = z.string().trim().min(1);
const message = z.strictObject({ subject: words, paragraphs: z.array(words).min(1) });
const messages = z.strictObject({
  email: message,
  text: words,
  letter: message.extend({ codeHeading: words, reference: words, foot: words }),
});
const file = z
  .strictObject({
    messages: z.strictObject({ en: messages, cy: messages }),
    identity: z.strictObject({
      needed: z.number().int().min(1).max(10),
      questions: z
        .array(z.strictObject({ key: z.string().regex(/^[a-z][a-z-]*$/), text: words }))
        .min(1)
        .max(10),
    }),
    script: z.array(words).min(1),
  })
  .refine(({ identity }) => identity.needed <= identity.questions.length, {
    message: "identity.needed asks for more questions than there are",
  });

export function readCheckWords(folder: string): Promise<CheckWords> {
  return readWords(folder, "check.yaml", file);
}
