/** The ledger's entries about print batches: numbers and counts, never a name or an address. */
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { PrintBatch } from "../../domain/print/batch.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";

type Detail = Readonly<Record<string, string | number | boolean | null>>;

export function batchEntry(
  change: Change,
  verb: string,
  {
    id,
    incident,
    authority,
    number,
    letters,
  }: Pick<PrintBatch, "id" | "incident" | "authority" | "number" | "letters">,
  detail: Detail = {},
): NewEntry {
  return note(change, verb, { subject: `print:${id}`, incident }, { authority, number, letters, ...detail });
}
