/** What a deletion would take, gathered in tables of the transaction, and the fingerprint of it. */
import type { TransactionSql } from "postgres";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { DeletionOf } from "../../domain/people/retention.ts";
import type { Weighed, WeighProblem } from "../../respond/desk/people/retention-desk.ts";
import { isUuid } from "../alter.ts";

/** Fills going_person and going_holding; rows of the deleted are never among them. */
export async function gather(
  tx: TransactionSql,
  what: DeletionOf,
  today: Date,
): Promise<Outcome<Weighed, WeighProblem>> {
  const { incident, authority } = what;
  if (!isUuid(incident)) return failed({ kind: "not-there" });
  await tx`select from incident where id = ${incident} for update`;
  await tx`create temporary table going_person (id uuid primary key) on commit drop`;
  await tx`create temporary table going_holding (id uuid primary key) on commit drop`;
  const own = tx`incident_id = ${incident} and authority_id = ${authority} and deleted_at is null`;
  const ours = tx`incident_id = ${incident} and default_controller = ${authority} and deleted_at is null`;
  const day = today.toISOString().slice(0, 10);
  switch (what.kind) {
    case "person":
      if (!isUuid(what.person)) return failed({ kind: "not-there" });
      await tx`insert into going_person select id from person where ${own} and id = ${what.person}`;
      break;
    case "holding":
      if (!isUuid(what.holding)) return failed({ kind: "not-there" });
      await tx`insert into going_holding select id from holding where ${ours} and id = ${what.holding}`;
      break;
    case "due":
      await tx`insert into going_person select id from person where ${own} and keep_until < ${day}::date`;
      await tx`insert into going_holding select id from holding where ${ours} and keep_until < ${day}::date`;
      break;
    case "authority":
      await tx`insert into going_person select id from person where ${own}`;
      await tx`insert into going_holding select id from holding where ${ours}`;
      break;
  }
  const weighed = await weigh(tx);
  if (weighed.people + weighed.holdings === 0 && what.kind !== "authority")
    return failed({ kind: what.kind === "due" ? "nothing-due" : "not-there" });
  const hindrance = await hindranceOf(tx);
  return hindrance === null ? done(weighed) : failed({ kind: hindrance });
}

async function weigh(tx: TransactionSql): Promise<Weighed> {
  const [row] = await tx<[Weighed]>`
    select
      (select count(*)::int from going_person) as people,
      (select count(*)::int from going_holding) as holdings,
      (select count(*)::int from finding f where f.person_id in (select id from going_person)
        or f.holding_id in (select id from going_holding)) as findings,
      (select count(*)::int from document d where d.holding_id in (select id from going_holding)) as documents,
      (select count(*)::int from notice n where n.person_id in (select id from going_person)) as notices,
      (select count(*)::int from going_person g where not exists (
        select from notice n where n.person_id = g.id and n.state = 'sent')) as untold,
      encode(sha256(convert_to(coalesce((select string_agg(id::text, ' ' order by id) from going_person), '') || '|' ||
        coalesce((select string_agg(id::text, ' ' order by id) from going_holding), ''), 'UTF8')), 'hex') as fingerprint`;
  return row;
}

/** Nobody is deleted between the post room and their door, and nothing under the reader's hands. */
async function hindranceOf(tx: TransactionSql): Promise<"still-being-told" | "under-review" | null> {
  const [row] = await tx<[{ readonly told: boolean; readonly read: boolean }]>`
    select exists (select from notice n join message m on m.notice_id = n.id
        where n.person_id in (select id from going_person) and m.state in ('waiting', 'queued', 'unsure')) as told,
      exists (select from holding h where h.state in ('waiting', 'reading', 'linking', 'registering')
        and (h.id in (select id from going_holding) or exists (
          select from person_part t where t.holding_id = h.id and t.person_id in (select id from going_person)))) as read`;
  if (row.told) return "still-being-told";
  return row.read ? "under-review" : null;
}
