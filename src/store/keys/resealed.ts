/** The entry of one batch of values that were sealed anew; none where there were none. */
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";

export function resealed(
  { incident, authority }: { readonly incident: IncidentId; readonly authority: AuthorityId },
  what: "people" | "documents" | "holdings",
  count: number,
): readonly NewEntry[] {
  if (count === 0) return [];
  const subject = `authority:${authority}`;
  return [{ verb: "key.resealed", actor: "system", subject, incident, detail: { [what]: count } }];
}
