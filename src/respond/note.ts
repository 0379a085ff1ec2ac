/** An entry of the ledger as a use case writes it. Ids, counts, dates and the words of staff; never a personal value. */
import type { IncidentId } from "../domain/ids.ts";
import type { Detail, FieldChange, NewEntry } from "../domain/ledger/entry.ts";
import type { Change } from "./ports.ts";

export type About = { readonly subject: string; readonly incident?: IncidentId };

/** `happened`: when that was earlier than it is written. `changes`: what stood there before, and what stands there now. */
export type Besides = { readonly happened?: Date | null; readonly changes?: readonly FieldChange[] };

export function note(
  { by }: Change,
  verb: string,
  about: About,
  detail: Detail,
  { happened = null, changes = [] }: Besides = {},
): NewEntry {
  return {
    verb,
    actor: by,
    ...about,
    detail: wellFormed(detail),
    ...(happened === null ? {} : { happened: happened.toISOString() }),
    ...(changes.length === 0 ? {} : { changes: changes.map(cleanChange) }),
  };
}

function cleanChange({ field, before, after }: FieldChange): FieldChange {
  const clean = (value: FieldChange["before"]) => (typeof value === "string" ? plain(value) : value);
  return { field, before: clean(before), after: clean(after) };
}

function plain(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "");
}

/** Forms and file names may hold halves of characters and NULs, which no ledger can. */
function wellFormed(detail: Detail): Detail {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => {
      if (typeof value === "string") return [name, plain(value)];
      return [name, Array.isArray(value) ? value.map(plain) : value];
    }),
  );
}
