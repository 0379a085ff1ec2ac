/**
 * Sealing of what the register keeps of a person in clear words: each value by itself, bound to its row, so that one
 * copied into another row does not open.
 */
import type { KeyObject } from "node:crypto";
import type { PersonId } from "../../domain/ids.ts";
import type { Place } from "../../domain/place.ts";
import { seal, unseal } from "../../seal/seal.ts";

export type PersonFields = {
  readonly name: Field<string>;
  readonly dateOfBirth: Field<string>;
  readonly contact: Field<string>;
  readonly place: Field<Place>;
};

/** `ordinal`: which of the person's values of this kind it is. */
export type Field<T> = {
  seal(value: T, person: PersonId, ordinal: number): Buffer;
  open(sealed: Uint8Array, person: PersonId, ordinal: number): T;
};

export function openPersonFields(key: KeyObject): PersonFields {
  const text = (kind: string): Field<string> => ({
    seal: (value, person, ordinal) => seal(value, key, `person ${person} ${kind} ${ordinal}`),
    open: (sealed, person, ordinal) => unseal(sealed, key, `person ${person} ${kind} ${ordinal}`).toString(),
  });
  const place = text("place");
  return {
    name: text("name"),
    dateOfBirth: text("date-of-birth"),
    contact: text("contact"),
    place: {
      seal: (value, person, ordinal) => place.seal(JSON.stringify(value), person, ordinal),
      open: (sealed, person, ordinal) => JSON.parse(place.open(sealed, person, ordinal)) as Place,
    },
  };
}

/** "P-000123" */
export function personReference(number: number): string {
  return `P-${String(number).padStart(6, "0")}`;
}
