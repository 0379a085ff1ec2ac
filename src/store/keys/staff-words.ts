/** Words of staff as the record keeps them: one sealed value for each row, bound to the row that it stands in. */
import type { KeyObject } from "node:crypto";
import { seal, unseal } from "../../seal/seal.ts";

/** `where` names the row: what was sealed for one opens nowhere else. */
export function sealWords(sealing: KeyObject, words: object, where: string): Buffer {
  return seal(JSON.stringify(words), sealing, where);
}

export function openWords<T>(sealing: KeyObject, sealed: Uint8Array, where: string): T {
  return JSON.parse(unseal(sealed, sealing, where).toString()) as T;
}
