/** The letter as staff look at it before it goes: with the code that it will bear. */
import { writeLetter } from "../../deliver/letter/write-letter.ts";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { genuineCode } from "../../seal/genuine-code.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { readCodeWords } from "../content/read-codes.ts";
import { withCode } from "./print-codes.ts";

export function letterPrinter(
  ring: Pick<KeyRing, "derived">,
  content: string,
  address: () => string,
): (message: OutgoingMessage) => Promise<Uint8Array | null> {
  return async (message) => {
    const code = genuineCode(ring.derived("verify"), message.reference);
    const letter = await writeLetter(withCode(message, code, address(), await readCodeWords(content)));
    return letter.ok ? letter.value.pdf : null;
  };
}
