/**
 * What a document's row holds in words is sealed with the key of its authority, for file names may name people and
 * reasons may repeat them; the row is known by a keyed hash of its path.
 */
import type { KeyObject } from "node:crypto";
import type { HoldingId } from "../../domain/ids.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { type NamedKey, sealUnder } from "../../seal/sealed-value.ts";
import { hashBytes } from "../hash-bytes.ts";
import { openOrSay } from "../keys/open-or-say.ts";

export type DocumentFields = {
  readonly path: DocumentField;
  readonly reason: DocumentField;
};

export type DocumentField = {
  seal(value: string, holding: HoldingId, document: Uint8Array, under: NamedKey): Buffer;
  /** In words that it cannot be opened, where its key is gone. */
  open(sealed: Uint8Array, holding: HoldingId, document: Uint8Array): string;
};

export function openDocumentFields(ring: KeyRing): DocumentFields {
  const field = (name: "path" | "reason"): DocumentField => ({
    seal: (value, holding, document, under) =>
      sealUnder(under, value, documentContext(holding, document, name)),
    open: (sealed, holding, document) => openOrSay(ring, sealed, documentContext(holding, document, name)),
  });
  return { path: field("path"), reason: field("reason") };
}

export function documentContext(holding: HoldingId, document: Uint8Array, name: "path" | "reason"): string {
  return `document ${holding} ${Buffer.from(document).toString("hex")} ${name}`;
}

export function documentId(path: string, lookupKey: KeyObject): Buffer {
  return hashBytes("path", path, lookupKey);
}
