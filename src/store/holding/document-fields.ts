/** Sealing of what a document's row holds in words: file names may name people, and reasons may repeat them. */
import type { KeyObject } from "node:crypto";
import type { HoldingId } from "../../domain/ids.ts";
import { seal, unseal } from "../../seal/seal.ts";

export type DocumentFields = {
  sealPath(path: string, holding: HoldingId, ordinal: number): Buffer;
  openPath(sealed: Buffer, holding: HoldingId, ordinal: number): string;
  sealReason(reason: string, holding: HoldingId, ordinal: number): Buffer;
  openReason(sealed: Buffer, holding: HoldingId, ordinal: number): string;
};

export function openDocumentFields(key: KeyObject): DocumentFields {
  const context = (field: string, holding: HoldingId, ordinal: number) =>
    `document ${holding} ${ordinal} ${field}`;
  return {
    sealPath: (path, holding, ordinal) => seal(path, key, context("path", holding, ordinal)),
    openPath: (sealed, holding, ordinal) => unseal(sealed, key, context("path", holding, ordinal)).toString(),
    sealReason: (reason, holding, ordinal) => seal(reason, key, context("reason", holding, ordinal)),
    openReason: (sealed, holding, ordinal) =>
      unseal(sealed, key, context("reason", holding, ordinal)).toString(),
  };
}
