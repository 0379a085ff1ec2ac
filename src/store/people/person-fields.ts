/**
 * Sealing of what the register keeps of a person in clear words: each value by itself with the person's own key, bound
 * to its row, so that one copied into another row does not open.
 */

import type { Place } from "../../domain/documents/place.ts";
import { unopened } from "../../domain/documents/unopened.ts";
import type { PersonId } from "../../domain/ids.ts";
import { KeyGone, type KeyRing } from "../../seal/key-ring.ts";
import { headingOf, type NamedKey, openUnder, sealUnder } from "../../seal/sealed-value.ts";

export type PersonFields = {
  readonly name: Field<string>;
  readonly dateOfBirth: Field<string>;
  readonly contact: Field<string>;
  readonly place: Pick<Field<Place>, "seal" | "open">;
};

/** `ordinal`: which of the person's values of this kind it is. */
export type Field<T> = {
  seal(value: T, ordinal: number): Buffer;
  /** In words that it cannot be opened, where its key is gone. */
  open(sealed: Uint8Array, ordinal: number): T;
  /** Those that open, of a whole row. */
  openAll(sealed: readonly Uint8Array[]): readonly T[];
};

/** `key` is null where it is gone. */
export function openPersonFields(person: PersonId, key: NamedKey | null): PersonFields {
  const text = (kind: string): Field<string> => ({
    seal: (value, ordinal) => sealUnder(need(key), value, `person ${person} ${kind} ${ordinal}`),
    open: (sealed, ordinal) => openWith(key, sealed, `person ${person} ${kind} ${ordinal}`) ?? unopened,
    openAll: (all) =>
      all.flatMap((sealed, at) => openWith(key, sealed, `person ${person} ${kind} ${at}`) ?? []),
  });
  const place = text("place");
  return {
    name: text("name"),
    dateOfBirth: text("date-of-birth"),
    contact: text("contact"),
    place: {
      seal: (value, ordinal) => place.seal(JSON.stringify(value), ordinal),
      open: (sealed, ordinal) => {
        const opened = openWith(key, sealed, `person ${person} place ${ordinal}`);
        return opened === null ? { part: unopened } : (JSON.parse(opened) as Place);
      },
    },
  };
}

/** Null where the key is gone: lost or destroyed with the person's, or with their authority's. */
export function personKey(ring: KeyRing, person: PersonId, wrapped: Uint8Array | null): NamedKey | null {
  try {
    return ring.personKey(person, wrapped);
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}

/** Null where the value was sealed with a key that is gone. Throws where somebody has changed it. */
export function openWith(key: NamedKey | null, sealed: Uint8Array, context: string): string | null {
  if (key === null || isOfAnother(key, sealed)) return null;
  return openUnder(key, sealed, context).toString();
}

/** Of a key that was lost, and in whose place this one came. */
function isOfAnother(key: NamedKey, sealed: Uint8Array): boolean {
  if (key.kind !== "person") return false;
  const heading = headingOf(sealed);
  return heading === null || heading.kind !== "person" || heading.number !== key.number;
}

function need(key: NamedKey | null): NamedKey {
  if (key === null) throw new KeyGone();
  return key;
}

/** "P-000123" */
export function personReference(number: number): string {
  return `P-${String(number).padStart(6, "0")}`;
}
