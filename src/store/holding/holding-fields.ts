/** Sealing of a holding's name, folder and prefixes, each bound to its holding. */
import type { KeyObject } from "node:crypto";
import type { HoldingId } from "../../domain/ids.ts";
import { seal, unseal } from "../../seal/seal.ts";

type Kind = "name" | "folder" | "prefix";

export type HoldingFields = Readonly<Record<Kind, HoldingField>>;
export type HoldingField = {
  seal(value: string, holding: HoldingId): string;
  open(sealed: string, holding: HoldingId): string;
};

/** Before this word nothing was sealed: rows of an earlier Candour are read as they are until they are written anew. */
const mark = "sealed:";

export function openHoldingFields(key: KeyObject): HoldingFields {
  const field = (kind: Kind): HoldingField => ({
    seal: (value, holding) => mark + seal(value, key, `holding ${holding} ${kind}`).toString("base64"),
    open: (sealed, holding) =>
      sealed.startsWith(mark)
        ? unseal(
            Buffer.from(sealed.slice(mark.length), "base64"),
            key,
            `holding ${holding} ${kind}`,
          ).toString()
        : sealed,
  });
  return { name: field("name"), folder: field("folder"), prefix: field("prefix") };
}
