/** An entry of the ledger as a use case writes it. Ids, counts, dates and the words of staff; never a personal value. */
import type { IncidentId } from "../domain/ids.ts";
import type { Detail, NewEntry } from "../domain/ledger/entry.ts";
import type { Change } from "./ports.ts";

export type About = { readonly subject: string; readonly incident?: IncidentId };

export function note({ by }: Change, verb: string, about: About, detail: Detail): NewEntry {
  return { verb, actor: by, ...about, detail: wellFormed(detail) };
}

/** Forms and file names may hold halves of characters and NULs, which no ledger can. */
function wellFormed(detail: Detail): Detail {
  const clean = (text: string) => text.toWellFormed().replaceAll("\u0000", "");
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => {
      if (typeof value === "string") return [name, clean(value)];
      return [name, Array.isArray(value) ? value.map(clean) : value];
    }),
  );
}
