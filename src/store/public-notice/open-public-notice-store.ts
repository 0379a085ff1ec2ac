/** Who is told by a public notice, in SQL: each person's own notice says so, with the statement as proof. */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, NoticeId, PersonId, StaffId } from "../../domain/ids.ts";
import type { NoticeWords } from "../../domain/notices/notice.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { PublicNotice } from "../../domain/public-notice/public-notice.ts";
import type { PublicNoticeLine } from "../../respond/desk/people/public-notice-desk.ts";
import type { Change } from "../../respond/ports.ts";
import type { PublicNoticeStore, Untellable } from "../../respond/public-notice/public-notice-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { openNoticeFields } from "../notices/notice-fields.ts";
import { openPersonFields, personKey } from "../people/person-fields.ts";

const batch = 1_000;

export function openPublicNoticeStore(sql: Sql, ring: KeyRing): PublicNoticeStore {
  return {
    async untold(incident, authority) {
      return await sql<Untellable[]>`
        select p.id, p.band, p.categories from person p left join notice n on n.person_id = p.id and n.ordinal = 1
        where p.incident_id = ${incident} and p.authority_id = ${authority} and p.deleted_at is null
          and (n.id is null or n.state in ('held', 'drafted', 'failed'))
        order by p.number`;
    },

    async years(incident, authority) {
      const [row] = await sql<[{ readonly from: number | null; readonly to: number | null }]>`
        select min(substring(d.earliest from 1 for 4))::int as from, max(substring(d.latest from 1 for 4))::int as to
        from document d join holding h on h.id = d.holding_id
        where h.incident_id = ${incident} and d.authority_id = ${authority}`;
      return row.from === null || row.to === null ? null : { from: row.from, to: row.to };
    },

    account: (by, made, people, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          // Drafting, approving and sending wait here, so that nobody is told twice.
          await tx`select from incident where id = ${made.incident} for update`;
          let told = 0;
          for (let at = 0; at < people.length; at += batch)
            told += await tellSome(tx, ring, made, people.slice(at, at + batch), by);
          if (told === 0) return { value: 0, entries: [] };
          await tx`
            insert into public_notice (id, incident_id, authority_id, statement, decisions, people, made_by, made_at)
            values (${made.id}, ${made.incident}, ${made.authority}, ${made.statement}, ${[...made.decisions]}, ${told},
              ${made.madeBy}, ${made.madeAt})`;
          return { value: told, entries: entries(told) };
        }),
      ),

    async of(incident, authority) {
      const rows = await sql<Row[]>`
        select n.*, staff_name(n.made_by::text) as name from public_notice n
        where n.incident_id = ${incident} and n.authority_id = ${authority} order by n.made_at desc, n.id limit 200`;
      return rows.map(lineOf);
    },
  };
}

async function tellSome(
  tx: TransactionSql,
  ring: KeyRing,
  { incident, authority, statement }: Omit<PublicNotice, "people">,
  people: readonly PersonId[],
  by: Change,
): Promise<number> {
  const told = { state: "sent", told_way: "public", told_at: by.at, told_by: by.by };
  const proof = { ...told, told_proof: `statement:${statement}` };
  const had = await tx`
    update notice set ${tx(proof)} where person_id = any(${[...people]}::uuid[]) and ordinal = 1
      and state in ('held', 'drafted', 'failed')`;
  const rows = await tx<PersonRow[]>`
    select p.id, p.seal_key as "sealKey", p.names, p.band, p.categories, p.reviews from person p
    where p.id = any(${[...people]}::uuid[]) and p.deleted_at is null
      and not exists (select from notice n where n.person_id = p.id)`;
  const notices = rows.flatMap((person) => {
    const key = personKey(ring, person.id, person.sealKey);
    if (key === null) return [];
    const id = randomUUID() as string as NoticeId;
    const fields = openNoticeFields(id, key);
    const name =
      person.names[0] === undefined ? "" : openPersonFields(person.id, key).name.open(person.names[0], 0);
    return [
      {
        ...{ id, incident_id: incident, authority_id: authority, person_id: person.id, band: person.band },
        ...{ hold_reasons: [], name: fields.seal("name", name), words: fields.sealWords(wordsOf(statement)) },
        ...{ drafted_at: by.at, reviews: person.reviews, categories: [...person.categories], ...proof },
      },
    ];
  });
  if (notices.length > 0) await tx`insert into notice ${tx(notices)}`;
  return had.count + notices.length;
}

/** What this person's own page shows: the words are those of the statement. */
function wordsOf(statement: number): NoticeWords {
  const text = `Told by a public notice: statement ${statement} of this incident.`;
  return { subject: text, blocks: [{ kind: "paragraph", text }], short: text };
}

function lineOf(row: Row): PublicNoticeLine {
  return {
    ...{ id: row.id, incident: row.incident_id, authority: row.authority_id, statement: row.statement },
    ...{ decisions: row.decisions, people: row.people, madeBy: row.made_by, madeAt: row.made_at },
    madeByName: row.name ?? "",
  };
}

type PersonRow = {
  readonly id: PersonId;
  readonly sealKey: Buffer | null;
  readonly names: readonly Buffer[];
  readonly band: SeverityBand;
  readonly categories: readonly MentionType[];
  readonly reviews: number;
};
type Row = {
  readonly id: string;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly statement: number;
  readonly decisions: readonly number[];
  readonly people: number;
  readonly made_by: StaffId;
  readonly made_at: Date;
  readonly name: string | null;
};
