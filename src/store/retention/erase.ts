/**
 * Deletes for good. A person's key, a holding's stage key, an authority's data key go first in every sense: what they
 * sealed cannot be opened any more, wherever a copy of it lies. The rows of people and holdings stay, emptied.
 */
import type { TransactionSql } from "postgres";
import type { DeletionOf } from "../../domain/people/retention.ts";
import type { ErasedFiles } from "../../respond/retention/retention-store.ts";
import { tellRings } from "../keys/watch-keys.ts";

export type DestroyedKeys = { readonly keys: number; readonly keysHash: string };

export async function eraseGathered(
  tx: TransactionSql,
  what: DeletionOf,
  at: Date,
): Promise<DestroyedKeys & ErasedFiles> {
  const destroyed = await destroyKeys(tx, what, at);
  const files = await filesOf(tx);
  await erasePeople(tx, at);
  await eraseHoldings(tx, at);
  return { ...destroyed, ...files };
}

/** What is hashed are the wrapped forms: they say nothing, and whoever has a backup can tell that they were these. */
async function destroyKeys(tx: TransactionSql, what: DeletionOf, at: Date): Promise<DestroyedKeys> {
  await tx`
    create temporary table going_key on commit drop as
    select number from data_key where destroyed_at is null and (
      (kind = 'stage' and holding_id in (select id from going_holding))
      or (${what.kind === "authority"} and kind = 'authority' and incident_id = ${what.incident}
        and authority_id = ${what.authority}))`;
  const [row] = await tx<[DestroyedKeys]>`
    with going as (
      select 'data ' || number as name, wrapped from data_key where number in (select number from going_key)
      union all
      select 'person ' || id, seal_key from person where id in (select id from going_person)
    )
    select count(wrapped)::int as keys,
      encode(sha256(coalesce(string_agg(sha256(convert_to(name, 'UTF8') || wrapped), ''::bytea order by name), ''::bytea)), 'hex')
        as "keysHash"
    from going`;
  const { count } = await tx`
    update data_key set wrapped = null, destroyed_at = ${at}, retired_at = coalesce(retired_at, ${at})
    where number in (select number from going_key)`;
  if (count > 0) await tellRings(tx);
  await tx`delete from entry_salt where subject in (select 'person:' || id from going_person)`;
  return row;
}

async function filesOf(tx: TransactionSql): Promise<ErasedFiles> {
  const readings = await tx<{ readonly id: string }[]>`select id from going_holding order by id`;
  const messages = await tx<{ readonly reference: string }[]>`
    select m.reference from message m join notice n on n.id = m.notice_id
    where n.person_id in (select id from going_person) order by m.reference`;
  return {
    readings: readings.map(({ id }) => id),
    messages: messages.map(({ reference }) => reference),
  };
}

/** In the order in which they hang on one another. What has a person's id and stays is in `staysOfPeople`. */
export const hangingOnPeople = [
  "phone_try",
  "to_call",
  "contact_note",
  "contact_wish",
  "keep_apart",
  "person_flag",
  "alternative_contact",
  "hold_effort",
  "hold_work",
  "severity_adjustment",
  "contact_point",
  "identifier",
  "finding",
  "person_search",
  "person_link",
  "person_part",
  "reading_need",
];

/** Their key is gone, so that what is sealed with it says nothing; the rest is ids, times and kinds. A complaint has an end of its own. */
export const staysOfPeople: readonly string[] = [
  "check_answer",
  "check_call_person",
  "complaint",
  "enquiry",
  "notice",
  "person_mark",
  "person_read",
  "sending_hold",
  "share",
  "suppression",
];

/** Their marks stay: by them a later review knows who was deleted and leaves them out. */
async function erasePeople(tx: TransactionSql, at: Date): Promise<void> {
  await tx`delete from keep_apart where other_id in (select id from going_person)`;
  for (const table of hangingOnPeople)
    await tx`delete from ${tx(table)} where person_id in (select id from going_person)`;
  await tx`
    update notice set name = ''::bytea, words = ''::bytea, routes = null, destination_hash = null, categories = '{}',
      destination = case when destination is null then null else ''::bytea end,
      state = case when state in ('held', 'drafted', 'approved') then 'withdrawn' else state end,
      approved_by = case when state = 'approved' then null else approved_by end,
      approved_at = case when state = 'approved' then null else approved_at end
    where person_id in (select id from going_person)`;
  await tx`
    update person set seal_key = ''::bytea, names = '{}', dates_of_birth = '{}', categories = '{}', flags = '{}',
      because = '{}', places = 0, ambiguous = false, more_found = false, deleted_at = ${at}
    where id in (select id from going_person)`;
}

async function eraseHoldings(tx: TransactionSql, at: Date): Promise<void> {
  await tx`delete from finding where holding_id in (select id from going_holding)`;
  await tx`delete from document where holding_id in (select id from going_holding)`;
  await tx`delete from holding_controller where holding_id in (select id from going_holding)`;
  await tx`
    update holding set name = '-', folder = '-', folder_hash = null, problem = null,
      state = 'reviewed', deleted_at = ${at}
    where id in (select id from going_holding)`;
}
