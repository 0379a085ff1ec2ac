/**
 * A sealed value that says which key opens it: `kind | u32 key number | nonce, ciphertext, tag`. The heading is part of
 * what is authenticated. Values of an earlier Candour have no heading; its first byte may look like one by chance, so
 * whoever opens a value tries both.
 */
import type { KeyObject } from "node:crypto";
import { seal, unseal } from "./seal.ts";

/** data: of an authority's or an incident's data key; person: of one person's own key; earlier: without a heading. */
export type NamedKey = {
  readonly kind: "data" | "person" | "earlier";
  readonly number: number;
  readonly key: KeyObject;
};

export type Heading = { readonly kind: "data" | "person"; readonly number: number };

const headingLength = 5;
const kinds = { data: 0xc1, person: 0xc2 } as const;

export function sealUnder(named: NamedKey, plain: Uint8Array | string, context: string): Buffer {
  if (named.kind === "earlier") return seal(plain, named.key, context);
  const { kind, number, key } = named;
  return Buffer.concat([
    headingBytes({ kind, number }),
    seal(plain, key, boundTo({ kind, number }, context)),
  ]);
}

/** Throws where key, context or a byte differ. */
export function openUnder(named: NamedKey, sealed: Uint8Array, context: string): Buffer {
  if (named.kind === "earlier") return unseal(sealed, named.key, context);
  const { kind, number, key } = named;
  return unseal(sealed.subarray(headingLength), key, boundTo({ kind, number }, context));
}

/** Null where the value was sealed before there were headings. */
export function headingOf(sealed: Uint8Array): Heading | null {
  if (sealed.length < headingLength) return null;
  const kind = sealed[0] === kinds.data ? "data" : sealed[0] === kinds.person ? "person" : null;
  if (kind === null) return null;
  return { kind, number: Buffer.from(sealed.buffer, sealed.byteOffset, headingLength).readUInt32BE(1) };
}

/** The bytes with which every value of a key begins: by them the record finds what a key has sealed. */
export function headingBytes({ kind, number }: Heading): Buffer {
  const bytes = Buffer.allocUnsafe(headingLength);
  bytes[0] = kinds[kind];
  bytes.writeUInt32BE(number, 1);
  return bytes;
}

function boundTo({ kind, number }: Heading, context: string): string {
  return `${kind} ${number} ${context}`;
}
