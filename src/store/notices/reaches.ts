/** Every way by which the person of a notice could be reached: what was found, and what staff learned since they are held. */
import type { Sql } from "postgres";
import type { NoticeId } from "../../domain/ids.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import { type ContactPoint, channelOf } from "../../domain/notices/safe-contact.ts";
import type { Reach } from "../../respond/desk/people/notice-desk.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { isUuid } from "../alter.ts";
import { isKeptFrom, keptApart } from "../gate/kept-apart.ts";
import { openPersonFields, personKey } from "../people/person-fields.ts";
import { suppressedAmong } from "../suppression/suppressed.ts";

export async function selectReaches(sql: Sql, ring: KeyRing, id: NoticeId): Promise<readonly Reach[]> {
  if (!isUuid(id)) return [];
  const rows = await sql<ReachRow[]>`
    select c.person_id as person, n.authority_id as authority, p.seal_key as "sealKey", c.ordinal, c.kind, c.value, contact_is_shared(n.incident_id, c.kind, c.hash, c.person_id) as shared
    from notice n join contact_point c on c.person_id = n.person_id join person p on p.id = n.person_id where n.id = ${id}
      and not exists (select from contact_point o where o.person_id = c.person_id and o.kind = c.kind and o.hash = c.hash
        and o.holding_id <> c.holding_id and o.ordinal < c.ordinal)
    union all
    select a.person_id, n.authority_id, p.seal_key, a.ordinal, a.kind, a.value, false
    from notice n join alternative_contact a on a.person_id = n.person_id join person p on p.id = n.person_id where n.id = ${id}
    order by ordinal`;
  const [first] = rows;
  if (first === undefined) return [];
  const key = await ring.reading(() => personKey(ring, first.person, first.sealKey));
  // What cannot be opened reaches nobody.
  if (key === null) return [];
  const { contact } = openPersonFields(first.person, key);
  const opened = rows.map((row) => ({ ...row, value: contact.open(row.value, row.ordinal) }));
  const apart = (await keptApart(sql, ring, { person: first.person })).get(first.person);
  const suppressed = await suppressedAmong(sql, ring, opened);
  return opened.flatMap(({ ordinal, kind, value, shared }, at) => {
    const channel = channelOf({ kind, value });
    const forbidden = isKeptFrom({ kind, value }, apart);
    return channel === null || suppressed[at] ? [] : [{ ordinal, channel, value, shared, forbidden }];
  });
}

type ReachRow = {
  readonly person: Notice["person"];
  readonly authority: Notice["authority"];
  readonly sealKey: Buffer | null;
  readonly ordinal: number;
  readonly kind: ContactPoint["kind"];
  readonly value: Buffer;
  readonly shared: boolean;
};
