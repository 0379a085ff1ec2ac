/** Reads what whoever tells people by phone is shown: hours, and what to say. */
import { z } from "zod";
import { type PhoneWords, weekdays } from "../../domain/phone/phone-words.ts";
import { readWords } from "./read-words.ts";

const lines = z.array(z.string().min(1)).min(1);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const phoneFile = z.strictObject({
  hours: z
    .strictObject({ from: clock, to: clock, days: z.array(z.enum(weekdays)).min(1) })
    .refine(({ from, to }) => from < to, "the hours must begin before they end"),
  tries: z.int().min(1).max(20),
  pause: z.int().min(15).max(10_080),
  ...{ before: lines, careful: lines, opening: lines, identity: lines, telling: lines },
  advice: z.string().min(1),
  closing: lines,
});

export async function readPhone(folder: string): Promise<PhoneWords> {
  return await readWords(folder, "phone.yaml", phoneFile);
}
