/** Sealing of the words of a line, each bound to its line and version. */
import type { KeyObject } from "node:crypto";
import type { LineWords } from "../../domain/timeline/line.ts";
import { openWords, sealWords } from "../keys/staff-words.ts";

type Which = { readonly id: string; readonly version: number };

export function sealLine(sealing: KeyObject, { what, source }: LineWords, which: Which): Buffer {
  return sealWords(sealing, { what, source }, contextOf(which));
}

export function openLine(sealing: KeyObject, sealed: Uint8Array, which: Which): LineWords {
  return openWords<LineWords>(sealing, sealed, contextOf(which));
}

function contextOf({ id, version }: Which): string {
  return `timeline line ${id} ${version}`;
}
