/**
 * Sealing of what briefings keep in clear words, each bound to its row, and the keyed hashes by which an address and a
 * secret are looked up. The secret of a recipient is made from the key: it lies nowhere, and is the same in each attempt.
 */
import { createHmac, type KeyObject } from "node:crypto";
import { foldedAddress } from "../../domain/briefings/audience.ts";
import { foldedReference, referenceFrom } from "../../seal/answer-seal.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { hashBytes } from "../hash-bytes.ts";

type Field = "name" | "email" | "job" | "title" | "body" | "changed";

export type BriefingFields = {
  /** `row`: an id, or an id and a version. */
  seal(field: Field, row: string, value: string): Buffer;
  open(field: Field, row: string, sealed: Uint8Array): string;
  addressHash(email: string): Buffer;
  /** As every reference of the hatch: 100 bits, that can be typed. */
  secretOf(recipient: string): string;
  secretHash(secret: string): Buffer;
};

export function openBriefingFields(ring: KeyRing): BriefingFields {
  const sealing: KeyObject = ring.derived("staff");
  const hashing: KeyObject = ring.derived("session");
  const context = (field: Field, row: string): string => `briefing ${field} ${row}`;
  return {
    seal: (field, row, value) =>
      seal(value.toWellFormed().replaceAll("\u0000", ""), sealing, context(field, row)),
    open: (field, row, sealed) => unseal(sealed, sealing, context(field, row)).toString(),
    addressHash: (email) => hashBytes("staff-address", foldedAddress(email), hashing),
    secretOf: (recipient) =>
      referenceFrom(createHmac("sha256", sealing).update(`briefing secret ${recipient}`).digest()),
    secretHash: (secret) => hashBytes("briefing-secret", foldedReference(secret), hashing),
  };
}
