/** What a message is, as it is handed on, and why one cannot be kept: for whoever writes into the outbox. */
import type { Delivery, OutgoingMessage } from "../../respond/courier.ts";
import type { LetterProblem } from "../letter/set/set-letter.ts";
import { writeLetter } from "../letter/write-letter.ts";
import { writeEmail } from "./write-email.ts";

export async function contentOf(message: OutgoingMessage): Promise<{ readonly bytes: Buffer } | Delivery> {
  if (message.channel === "email") return { bytes: await writeEmail(message) };
  if (message.channel === "text")
    return { bytes: Buffer.from(`To: ${message.to}\n\n${message.words.short}\n`) };
  const letter = await writeLetter(message);
  if (letter.ok) return { bytes: letter.value.pdf };
  return { kind: "refused", why: whyNoLetter(letter.problem) };
}

export function whyNoLetter({ kind }: LetterProblem): string {
  return kind === "unprintable"
    ? "The name or address has letters that the letter's typeface lacks."
    : "The address does not fit the envelope's window.";
}

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code ?? "")) return "The disk that holds the outbox is full.";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "The outbox folder cannot be written to.";
  return `The outbox folder failed (${code ?? "unknown"}).`;
}
