/** Reads what the message says by which a complaint or correction is acknowledged. */
import { z } from "zod";
import type { AcknowledgementWords } from "../../respond/complaints/write-acknowledgement.ts";
import { readWords } from "./read-words.ts";

const words = z.string().trim().min(1);
const file = z.strictObject({
  email: z.strictObject({ subject: words, paragraphs: z.array(words).min(1) }),
  // GOV.UK Notify's limit of a text message, with room for what is filled in.
  ...{ text: words.max(500), promise: words.max(200), late: words.max(200), answered: words.max(200) },
});

export function readComplaintWords(folder: string): Promise<AcknowledgementWords> {
  return readWords(folder, "complaints.yaml", file);
}
