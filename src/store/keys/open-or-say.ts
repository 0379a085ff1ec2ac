/** Opens a value for a page: where its key is gone, the words for that stand in its place. */
import { unopened } from "../../domain/documents/unopened.ts";
import { KeyGone, type KeyRing } from "../../seal/key-ring.ts";

export function openOrSay(ring: KeyRing, sealed: Uint8Array, context: string): string {
  try {
    return ring.open(sealed, context).toString();
  } catch (error) {
    if (error instanceof KeyGone) return unopened;
    throw error;
  }
}
