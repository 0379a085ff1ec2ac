/** Sealing of a holding's name, folder and prefixes with the key of its first controller, each bound to its holding. */
import type { HoldingId } from "../../domain/ids.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { type NamedKey, sealUnder } from "../../seal/sealed-value.ts";
import { openOrSay } from "../keys/open-or-say.ts";

export type HoldingField = "name" | "folder" | "prefix";

/** Before this word nothing was sealed: rows of an earlier Candour are read as they are until they are written anew. */
const mark = "sealed:";

export function sealHoldingField(
  field: HoldingField,
  value: string,
  holding: HoldingId,
  under: NamedKey,
): string {
  return mark + sealUnder(under, value, holdingContext(field, holding)).toString("base64");
}

/** In words that it cannot be opened, where its key is gone. */
export function openHoldingField(
  field: HoldingField,
  sealed: string,
  holding: HoldingId,
  ring: KeyRing,
): string {
  if (!sealed.startsWith(mark)) return sealed;
  return openOrSay(ring, Buffer.from(sealed.slice(mark.length), "base64"), holdingContext(field, holding));
}

function holdingContext(field: HoldingField, holding: HoldingId): string {
  return `holding ${holding} ${field}`;
}
