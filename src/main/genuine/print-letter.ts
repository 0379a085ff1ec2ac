/** The letter as staff look at it before it goes: with the code that it will bear. */
import { writeLetter } from "../../deliver/letter/write-letter.ts";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { genuineCode } from "../../seal/genuine-code.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { readCodeWords } from "../content/read-codes.ts";
import { withCode } from "./print-codes.ts";

type Address = () => string;

export function letterPrinter(
  ring: Pick<KeyRing, "derived">,
  content: string,
  address: Address,
): (message: OutgoingMessage) => Promise<Uint8Array | null> {
  return async (message) => {
    const letter = await printed(ring, content, address, message);
    return letter.ok ? letter.value.pdf : null;
  };
}

/** `letterPages`: how long it is, for whoever writes its words. */
export function letterPorts(ring: Pick<KeyRing, "derived">, content: string, address: Address) {
  return {
    printLetter: letterPrinter(ring, content, address),
    async letterPages(message: OutgoingMessage): Promise<number | null> {
      const letter = await printed(ring, content, address, message);
      return letter.ok ? letter.value.pages : null;
    },
  };
}

async function printed(
  ring: Pick<KeyRing, "derived">,
  content: string,
  address: Address,
  message: OutgoingMessage,
) {
  const code = genuineCode(ring.derived("verify"), message.reference);
  return await writeLetter(withCode(message, code, address(), await readCodeWords(content)));
}
