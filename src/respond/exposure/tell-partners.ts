/** Whom to tell that they are exposed, and what the ledger says of it. Telling is part of what finds them out. */
import type { AuthorityId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { By } from "../change-by.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { Because, Standing } from "./exposure-store.ts";

/**
 * With the declaration everybody in it but the body of whoever declares, which knows; later those alone whom a reckoning
 * brings in.
 */
export function whomToTell(
  { incident, told }: Pick<Standing, "incident" | "told">,
  involve: readonly AuthorityId[],
  by: By,
  because: Because,
): readonly AuthorityId[] {
  const knows = by === "system" ? incident.origin : by.authority;
  const others = incident.involved.map(({ authority }) => authority).filter((id) => id !== knows);
  return [...(because === "declared" ? others : []), ...involve].filter((id) => !told.includes(id));
}

export function toldEntries(
  { incident }: Pick<Standing, "incident">,
  change: Change,
  tell: readonly AuthorityId[],
  leads: ReadonlyMap<AuthorityId, number>,
): readonly NewEntry[] {
  const about = { subject: `incident:${incident.reference}`, incident: incident.id };
  return tell.map((authority) =>
    note(change, "partner.told", about, { authority, leads: leads.get(authority) ?? 0 }),
  );
}
