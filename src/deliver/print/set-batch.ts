/** Letters of one batch as one PDF. Those that cannot be printed are left out, each with why. */
import type { OutgoingMessage } from "../../respond/courier.ts";
import { type WrittenPdf, writePdf } from "../letter/pdf/write-pdf.ts";
import { type LetterProblem, type SetLetter, setLetter } from "../letter/set/set-letter.ts";

export type Refusal = { readonly reference: string; readonly problem: LetterProblem };
export type Addressed = Pick<SetLetter, "address" | "postcode"> & { readonly reference: string };
export type SetBatch = {
  /** Null where nothing was left to print. */
  readonly written: WrittenPdf | null;
  /** In the order of the letters in the file. */
  readonly addressed: readonly Addressed[];
  readonly refused: readonly Refusal[];
};

export function setBatch(messages: readonly OutgoingMessage[]): SetBatch {
  const letters: SetLetter[] = [];
  const refused: Refusal[] = [];
  for (const message of messages) {
    const letter = setLetter(message);
    if (letter.ok) letters.push(letter.value);
    else refused.push({ reference: message.reference, problem: letter.problem });
  }
  const [first] = messages;
  if (first === undefined || letters.length === 0) return { written: null, addressed: [], refused };
  const about = {
    title: `Letters of ${first.from.name}`,
    author: first.from.name,
    at: first.date,
    lang: "en-GB",
  };
  return {
    written: writePdf(letters, about, { fronts: true }),
    addressed: letters.map(({ label, address, postcode }) => ({ reference: label, address, postcode })),
    refused,
  };
}
