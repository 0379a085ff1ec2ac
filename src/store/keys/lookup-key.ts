/** The key of an incident by which hashed values are looked up. */
import type { KeyObject } from "node:crypto";
import type { IncidentId } from "../../domain/ids.ts";
import { KeyGone, type KeyRing } from "../../seal/key-ring.ts";

/** Null where nobody was ever registered, or the key is gone: then nobody is found by words. */
export function lookupKeyOf(ring: KeyRing, incident: IncidentId): KeyObject | null {
  try {
    return ring.newestOf({ kind: "lookup", incident }).key;
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}
