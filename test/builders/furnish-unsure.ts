/** Gives a furnished record, at each of two authorities, a message that may have gone. */

import type { Furnished } from "./furnished.ts";
import { withEntry } from "./with-entry.ts";

export const unsureMinute = { carrier: "smtp", minute: new Date("2026-01-08T08:03:00Z") };

export async function furnishUnsure({ sql, north, south }: Furnished): Promise<void> {
  for (const authority of [north, south]) await makeUnsure({ sql, of: authority, most: 1 });
}

/** Of so many people who have been told nothing yet; as if their connection had broken off. */
export async function makeUnsure({
  sql,
  of,
  most,
  at = new Date("2026-01-08T08:03:07Z"),
}: Pick<Furnished, "sql"> & { readonly of: string; readonly most: number; readonly at?: Date }): Promise<
  readonly string[]
> {
  return await withEntry(sql, async (tx) => {
    // No request was granted for these: they are queued by nobody.
    await tx`alter table message disable trigger message_has_granted_request`;
    const rows = await tx<{ readonly reference: string }[]>`
      with few as (
        select n.id, n.channel from notice n join person p on p.id = n.person_id
        where n.authority_id = ${of} and n.state in ('held', 'drafted') order by p.number desc limit ${most}
      ), sending as (
        update notice set state = 'sending', channel = 'email' where id in (select id from few) returning id
      ), queued as (
        insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at, attempts, carrier)
        select 'N-' || id, id, 'email', 1, 'unsure', ${at}, ${at}, 1, 'smtp' from sending returning reference
      )
      insert into attempt (message_reference, number, at, result, carrier, outcome)
      select reference, 1, ${at}, 'The connection broke after the message had gone.', 'smtp', 'unknown' from queued
      returning message_reference as reference`;
    await tx`alter table message enable trigger message_has_granted_request`;
    return rows.map(({ reference }) => reference);
  });
}
