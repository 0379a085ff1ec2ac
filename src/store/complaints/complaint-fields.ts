/** Sealing of what people wrote, of its reference and its answer, and of the message that acknowledges it. */
import type { KeyRing } from "../../seal/key-ring.ts";
import { seal, unseal } from "../../seal/seal.ts";

type Part = "content" | "reference" | "answer" | "destination" | "message";
export type ComplaintFields = ReturnType<typeof complaintFields>;

export function complaintFields(ring: KeyRing) {
  const key = ring.derived("complaint");
  return {
    seal: (id: string, part: Part, text: string) =>
      seal(text.toWellFormed().replaceAll("\u0000", ""), key, `complaint ${id} ${part}`),
    open: (id: string, part: Part, sealed: Uint8Array) =>
      unseal(sealed, key, `complaint ${id} ${part}`).toString(),
  };
}
