/** Addresses of subscribers: sealed, found by a keyed hash; and the secrets in their messages, which nobody else can make. */
import { timingSafeEqual } from "node:crypto";
import type { KeyRing } from "../../seal/key-ring.ts";
import { lookupHash, seal, unseal } from "../../seal/seal.ts";

export type SubscriberFields = {
  hash(email: string): Buffer;
  seal(id: string, email: string): Buffer;
  open(id: string, sealed: Uint8Array): string;
  secretOf(id: string): string;
  /** The subscriber whose secret it is; null for what we did not make. */
  idIn(secret: string): string | null;
};

export function openSubscriberFields(ring: Pick<KeyRing, "derived">): SubscriberFields {
  const key = ring.derived("subscription");
  const mark = (id: string): Buffer => Buffer.from(lookupHash("secret", id, key), "hex");
  return {
    hash: (email) => Buffer.from(lookupHash("email", email, key), "hex"),
    seal: (id, email) => seal(email, key, `subscriber ${id}`),
    open: (id, sealed) => unseal(sealed, key, `subscriber ${id}`).toString(),
    secretOf: (id) =>
      Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), mark(id)]).toString("base64url"),
    idIn(secret) {
      const bytes = Buffer.from(secret, "base64url");
      if (bytes.length !== 32) return null;
      const hex = bytes.subarray(0, 16).toString("hex");
      const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
      return timingSafeEqual(bytes.subarray(16), mark(id)) ? id : null;
    },
  };
}
