/**
 * What a document's row holds in words is sealed, for file names may name people and reasons may repeat them; the row is
 * known by a keyed hash of its path.
 */
import type { KeyObject } from "node:crypto";
import type { HoldingId } from "../../domain/ids.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { hashBytes } from "../hash-bytes.ts";

export type DocumentFields = {
  readonly path: DocumentField;
  readonly reason: DocumentField;
};

export type DocumentField = {
  seal(value: string, holding: HoldingId, document: Uint8Array): Buffer;
  open(sealed: Uint8Array, holding: HoldingId, document: Uint8Array): string;
};

export function openDocumentFields(key: KeyObject): DocumentFields {
  const field = (name: string): DocumentField => {
    const context = (holding: HoldingId, document: Uint8Array) =>
      `document ${holding} ${Buffer.from(document).toString("hex")} ${name}`;
    return {
      seal: (value, holding, document) => seal(value, key, context(holding, document)),
      open: (sealed, holding, document) => unseal(sealed, key, context(holding, document)).toString(),
    };
  };
  return { path: field("path"), reason: field("reason") };
}

export function documentId(path: string, lookupKey: KeyObject): Buffer {
  return hashBytes("path", path, lookupKey);
}
