/** Who was told of what, and corrections, in SQL. */
import type { Fragment, Sql } from "postgres";
import type { AuthorityId, IncidentId, StaffId, WaveId } from "../../../domain/ids.ts";
import type { Corrected, Correction, CorrectionGrounds } from "../../../domain/notices/later/correction.ts";
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

    async grounds(incident, authority) {
      const sent = sql`n.incident_id = ${incident} and n.authority_id = ${authority} and n.state = 'sent'
        and n.kind <> 'correction'`;
      const waves = await sql<CorrectionGrounds["waves"][number][]>`
        select w.id, w.number, w.name, count(distinct n.person_id)::int as people
        from wave w join message m on m.wave_id = w.id and m.state = 'sent' join notice n on n.id = m.notice_id
        where w.authority_id = ${authority} and ${sent} group by w.id order by w.number desc`;
      const words = await sql<CorrectionGrounds["words"][number][]>`
        select version as "from", count(distinct person_id)::int as people from (
          select distinct n.person_id, n.words_from from notice n where ${sent} and n.kind = 'first'
        ) made, unnest(case when words_from = '' then array[''] else string_to_array(words_from, ', ') end) as version
        group by 1 order by 1`;
      return { waves: [...waves], words: [...words] };
    },

    ofCorrection: (incident, authority, whom) =>
      selectTold(sql, { incident, authority }, isCorrected(sql, whom), "correction", isGround(sql, whom)),

    reachable: (incident, authority, ids) =>
      ring.reading(() => selectUntold(sql, ring, incident, authority, everyBand, ids)),

    addCorrection: (by, one, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await tx`
          insert into correction (id, incident_id, authority_id, chosen, wrong, wave_id, words_from, said, truth, told_from, told_to,
            reasons, made_by, made_at)
          values (${one.id}, ${one.incident}, ${one.authority}, ${one.chosen}, ${[...one.wrong]}, ${one.wave},
            ${one.wordsFrom}, ${one.said}, ${one.truth},
            ${one.toldFrom}, ${one.toldTo}, ${one.reasons}, ${one.madeBy}, ${one.madeAt})`;
        return { value: undefined, entries };
      }),

    async corrections(incident, authority) {
      const rows = await sql<CorrectionRow[]>`
        select c.*, staff_name(c.made_by::text) as name,
          (select w.number from wave w where w.id = c.wave_id) as "waveNumber",
          (select count(*)::int from notice n where n.correction_id = c.id) as notices,
          (select count(*)::int from notice n where n.correction_id = c.id and n.state = 'sent') as sent
        from correction c where c.incident_id = ${incident} and c.authority_id = ${authority}
        order by c.made_at desc, c.id limit 200`;
      return rows.map(lineOf);
    },
  };
}

/** Who was told, what of, and when first by a notice `t` that counts. A draft of this kind that is stale keeps its number and is written anew. */
async function selectTold(
  sql: Sql,
  { incident, authority }: { readonly incident: IncidentId; readonly authority: AuthorityId },
  which: Fragment,
  kind: "second" | "correction",
  counts = sql`true`,
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
          t.drafted_at)) filter (where ${counts}) as first
      from notice t where t.person_id = p.id and t.state = 'sent' and t.kind <> 'correction'
    ) said on said.first is not null
    where p.incident_id = ${incident} and p.authority_id = ${authority} and p.deleted_at is null and ${which}
    order by p.score desc, p.number`;
}

function isCorrected(sql: Sql, { chosen, wrong, toldFrom, toldTo }: Corrected): Fragment {
  const types = [...wrong] as MentionType[];
  return sql`(${chosen !== "category" && types.length === 0} or said.told is null or said.told && ${types}::text[])
    and (${toldFrom}::timestamptz is null or said.first >= ${toldFrom})
    and (${toldTo}::timestamptz is null or said.first < ${toldTo}::timestamptz + interval '1 day')`;
}

/** Of a notice `t` that was sent: it is one of those that are corrected. */
function isGround(sql: Sql, { chosen, wave, wordsFrom }: Corrected): Fragment {
  if (chosen === "wave")
    return sql`exists (select from message m where m.notice_id = t.id and m.wave_id = ${wave} and m.state = 'sent')`;
  if (chosen !== "words") return sql`true`;
  // Second notices have words of their own.
  return sql`t.kind = 'first' and case when ${wordsFrom} = '' then t.words_from = ''
    else ${wordsFrom} = any(string_to_array(t.words_from, ', ')) end`;
}

type CorrectionRow = {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly chosen: Correction["chosen"];
  readonly wrong: readonly MentionType[];
  readonly wave_id: WaveId | null;
  readonly waveNumber: number | null;
  readonly words_from: string | null;
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
    ...{ wave: row.wave_id, waveNumber: row.waveNumber, wordsFrom: row.words_from },
    ...{ wrong: row.wrong, said: row.said, truth: row.truth, toldFrom: row.told_from, toldTo: row.told_to },
    ...{ reasons: row.reasons, madeBy: row.made_by, madeAt: row.made_at, madeByName: row.name ?? "" },
    ...{ notices: row.notices, sent: row.sent },
  };
}
