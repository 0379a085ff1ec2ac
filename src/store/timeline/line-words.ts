/** Sealing of the words of a line, each bound to its line and version. Staff wrote them, and may have typed a name. */
import type { KeyObject } from "node:crypto";
import type { LineWords } from "../../domain/timeline/line.ts";
import { seal, unseal } from "../../seal/seal.ts";

type Which = { readonly id: string; readonly version: number };

export function sealLine(sealing: KeyObject, { what, source }: LineWords, which: Which): Buffer {
  return seal(JSON.stringify({ what, source }), sealing, contextOf(which));
}

export function openLine(sealing: KeyObject, sealed: Uint8Array, which: Which): LineWords {
  return JSON.parse(unseal(sealed, sealing, contextOf(which)).toString()) as LineWords;
}

function contextOf({ id, version }: Which): string {
  return `timeline line ${id} ${version}`;
}
