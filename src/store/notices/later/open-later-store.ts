/** Who was told of what, and corrections, in SQL. */
import type { Fragment, Sql } from "postgres";
import type { AuthorityId, IncidentId, StaffId } from "../../../domain/ids.ts";
import type { Corrected, Correction } from "../../../domain/notices/later/correction.ts";
import type { MentionType } from "../../../domain/people/mention.ts";
import type { CorrectionLine } from "../../../respond/desk/people/later-notice-desk.ts";
import type { LaterStore, Told } from "../../../respond/notices/later/later-store.ts";
import type { KeyRing } from "../../../seal/key-ring.ts";
import { actorOf } from "../../alter.ts";
import { change } from "../../change.ts";
import { selectUntold } from "../untold.ts";

const everyBand = ["low", "medium", "high", "very-high"] as const;

export function openLaterStore(sql: Sql, ring: KeyRing): LaterStore {
  return {
    ofSeconds: (incident, authority) =>
      selectTold(
        sql,
        { incident, authority },
        sql`p.more_found and not exists (
          select from notice s where s.person_id = p.id and s.kind = 'second'
            and (s.state in ('approved', 'sending', 'failed') or (s.state = 'withdrawn' and s.reviews = p.reviews)
              or (s.state in ('held', 'drafted') and s.reviews = p.reviews)))`,
        "second",
      ),

    ofCorrection: (incident, authority, whom) =>
      selectTold(sql, { incident, authority }, isCorrected(sql, whom), "correction"),

    reachable: (incident, authority, ids) =>
      ring.reading(() => selectUntold(sql, ring, incident, authority, everyBand, ids)),

    addCorrection: (by, one, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await tx`
          insert into correction (id, incident_id, authority_id, chosen, wrong, said, truth, told_from, told_to, reasons,
            made_by, made_at)
          values (${one.id}, ${one.incident}, ${one.authority}, ${one.chosen}, ${[...one.wrong]}, ${one.said}, ${one.truth},
            ${one.toldFrom}, ${one.toldTo}, ${one.reasons}, ${one.madeBy}, ${one.madeAt})`;
        return { value: undefined, entries };
      }),

    async corrections(incident, authority) {
      const rows = await sql<CorrectionRow[]>`
        select c.*, staff_name(c.made_by::text) as name,
          (select count(*)::int from notice n where n.correction_id = c.id) as notices,
          (select count(*)::int from notice n where n.correction_id = c.id and n.state = 'sent') as sent
        from correction c where c.incident_id = ${incident} and c.authority_id = ${authority}
        order by c.made_at desc, c.id limit 200`;
      return rows.map(lineOf);
    },
  };
}

/** Who was told, what of, and when first. A draft of this kind that is stale keeps its number and is written anew. */
async function selectTold(
  sql: Sql,
  { incident, authority }: { readonly incident: IncidentId; readonly authority: AuthorityId },
  which: Fragment,
  kind: "second" | "correction",
): Promise<readonly Told[]> {
  return await sql<Told[]>`
    select p.id, p.band, p.categories as found, said.told, said.first,
      coalesce((select d.ordinal from notice d where d.person_id = p.id and d.kind = ${kind} and d.state in ('held', 'drafted')),
        (select max(l.ordinal) + 1 from notice l where l.person_id = p.id))::int as next,
      exists (select from notice w where w.person_id = p.id and w.kind = ${kind}
        and w.state in ('held', 'drafted', 'approved', 'sending')) as "underWay"
    from person p join lateral (
      select case when bool_or(t.categories is null) then null else
          array(select distinct type from notice u, unnest(u.categories) as type
            where u.person_id = p.id and u.state = 'sent' and u.kind <> 'correction') end as told,
        min(coalesce(t.told_at, (select min(m.queued_at) from message m where m.notice_id = t.id and m.state = 'sent'),
          t.drafted_at)) as first
      from notice t where t.person_id = p.id and t.state = 'sent' and t.kind <> 'correction'
    ) said on said.first is not null
    where p.incident_id = ${incident} and p.authority_id = ${authority} and p.deleted_at is null and ${which}
    order by p.score desc, p.number`;
}

function isCorrected(sql: Sql, { chosen, wrong, toldFrom, toldTo }: Corrected): Fragment {
  const types = [...wrong] as MentionType[];
  return sql`(${chosen === "everybody"} or said.told is null or said.told && ${types}::text[])
    and (${toldFrom}::timestamptz is null or said.first >= ${toldFrom})
    and (${toldTo}::timestamptz is null or said.first < ${toldTo}::timestamptz + interval '1 day')`;
}

type CorrectionRow = {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly chosen: Correction["chosen"];
  readonly wrong: readonly MentionType[];
  readonly said: string;
  readonly truth: string;
  readonly told_from: Date | null;
  readonly told_to: Date | null;
  readonly reasons: string;
  readonly made_by: StaffId;
  readonly made_at: Date;
  readonly name: string | null;
  readonly notices: number;
  readonly sent: number;
};

function lineOf(row: CorrectionRow): CorrectionLine {
  return {
    ...{ id: row.id, incident: row.incident_id, authority: row.authority_id, chosen: row.chosen },
    ...{ wrong: row.wrong, said: row.said, truth: row.truth, toldFrom: row.told_from, toldTo: row.told_to },
    ...{ reasons: row.reasons, madeBy: row.made_by, madeAt: row.made_at, madeByName: row.name ?? "" },
    ...{ notices: row.notices, sent: row.sent },
  };
}
