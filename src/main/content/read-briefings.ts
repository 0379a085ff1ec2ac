/** Reads the briefings that communications staff have written beforehand. */
import { z } from "zod";
import type { BriefingTemplate } from "../../domain/briefings/template.ts";
import { readWords } from "./read-words.ts";

const words = z.string().trim().min(1);
const file = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z-]*$/),
      name: words,
      hint: words,
      title: words,
      body: words,
    }),
  )
  .min(1);

export function readBriefings(folder: string): Promise<readonly BriefingTemplate[]> {
  return readWords(folder, "briefings.yaml", file);
}
