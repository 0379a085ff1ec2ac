/** Reads what stands on every message to a resident about its check code. */
import { z } from "zod";
import type { NoticeSpeech } from "../../domain/notices/compose-for.ts";
import { readSpeech } from "./read-speech.ts";
import { readWords } from "./read-words.ts";

const words = z.string().trim().min(1).max(500);
const withCode = words.refine((text) => text.includes("{code}"), { message: "{code} is missing" });
const file = z.strictObject({
  check: withCode,
  wrong: words,
  complain: words,
  checkWithoutAddress: withCode,
  text: withCode,
});

export type CodeWords = z.infer<typeof file> & {
  /** What notices in other languages say instead. */
  readonly languages?: readonly NoticeSpeech[];
};

export async function readCodeWords(folder: string): Promise<CodeWords> {
  return { ...(await readWords(folder, "codes.yaml", file)), languages: await readSpeech(folder) };
}
