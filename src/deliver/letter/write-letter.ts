/** A notice as a letter of its own: tagged PDF/A-2a, A4, in the format that its reader needs, for a window envelope (DL, C5). */
import { done, type Outcome } from "../../domain/outcome.ts";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { writePdf } from "./pdf/write-pdf.ts";
import { type LetterProblem, localeOf, setLetter } from "./set/set-letter.ts";

export type Letter = { readonly pdf: Buffer; readonly pages: number };

/** The PDF of one notice. Same message, same bytes. */
export async function writeLetter(message: OutgoingMessage): Promise<Outcome<Letter, LetterProblem>> {
  const letter = setLetter(message);
  if (!letter.ok) return letter;
  const about = {
    title: message.words.subject,
    author: message.from.name,
    at: message.date,
    lang: localeOf(message.words),
  };
  const { pdf, pages } = writePdf([letter.value], about, { fronts: false });
  return done({ pdf, pages });
}
