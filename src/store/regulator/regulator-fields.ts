/**
 * Sealing of words for the regulator, each bound to its row. The key is the root's own for this purpose: rows that are
 * frozen are never sealed anew, and they are kept when the authority's data key is destroyed (UK GDPR Art. 33(5)).
 */
import type { KeyObject } from "node:crypto";
import { seal, unseal } from "../../seal/seal.ts";

export type RegulatorFields = {
  seal(value: unknown, row: string): Buffer;
  open<T>(sealed: Uint8Array, row: string): T;
};

export function openRegulatorFields(key: KeyObject): RegulatorFields {
  return {
    seal: (value, row) => seal(JSON.stringify(value), key, `regulator ${row}`),
    open: <T>(sealed: Uint8Array, row: string) =>
      JSON.parse(unseal(sealed, key, `regulator ${row}`).toString()) as T,
  };
}

type Own = { readonly incident: string; readonly authority: string };

export function rowName({ incident, authority }: Own, kind: string, which: string | number): string {
  return `${kind} ${incident} ${authority} ${which}`;
}
