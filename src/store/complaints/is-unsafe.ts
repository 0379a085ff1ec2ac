/** Whether a contact is one of somebody in the register who is at risk, in any incident. */
import type { Sql } from "postgres";
import type { AckReach } from "../../domain/complaints/acknowledgement.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { isUuid } from "../alter.ts";
import { hashBytes } from "../hash-bytes.ts";
import { lookupKeyOf } from "../keys/lookup-key.ts";

export async function isUnsafe(
  sql: Sql,
  ring: KeyRing,
  { id, of }: { readonly id: string; readonly of: AuthorityId | "any" },
  { channel, to }: AckReach,
): Promise<boolean> {
  if (!isUuid(id)) return true;
  // Whoever wrote that a letter is not for them is not the one that the letter was for.
  const [about] = await sql<[{ readonly is: boolean }]>`
    select exists (select from complaint c join person p on p.id = c.person_id
      where c.id = ${id} and c.kind <> 'not-for-me' and 'at-risk' = any(p.flags)) as is`;
  if (about.is) return true;
  const kind = channel === "email" ? "email" : "phone";
  const incidents = await sql<{ readonly id: IncidentId }[]>`select id from incident order by id`;
  const hashes = await ring.reading(async () =>
    incidents.flatMap((incident) => {
      const key = lookupKeyOf(ring, incident.id);
      return key === null ? [] : [hashBytes(kind, to, key).toString("hex")];
    }),
  );
  const [found] = await sql<[{ readonly is: boolean }]>`
    select exists (select from contact_point c join person p on p.id = c.person_id
      where c.kind = ${kind} and c.hash = any(array(select decode(h, 'hex') from unnest(${hashes}::text[]) as h))
        and (${of === "any"} or p.authority_id = ${of === "any" ? null : of})
        and 'at-risk' = any(p.flags) and p.deleted_at is null) as is`;
  return found.is;
}
