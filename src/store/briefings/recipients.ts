/** Whom an audience means, and the rows and messages of those who are told: each address once in a briefing. */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import {
  type Audience,
  foldedAddress,
  type Meant,
  type RecipientKind,
} from "../../domain/briefings/audience.ts";
import type { AuthorityId, BriefingId, IncidentId, StaffId } from "../../domain/ids.ts";
import { insertRows } from "../insert-rows.ts";
import type { BriefingFields } from "./fields.ts";

/** Of partners the leads; where there is none with an account, the address by which the partner is reached. */
export async function selectMeant(
  sql: Sql | TransactionSql,
  fields: BriefingFields,
  { everybody, teams, accounts, partners }: Audience,
  { incident, authority: by }: { readonly incident: IncidentId; readonly authority: AuthorityId },
  briefing: BriefingId | null,
): Promise<readonly Meant[]> {
  const had =
    briefing === null
      ? []
      : await sql<SealedRow[]>`
        select id, kind, authority_id, staff_id, team, name, email from briefing_recipient
        where briefing_id = ${briefing} order by added_at, id`;
  const listed =
    everybody || teams.length > 0
      ? await sql<SealedRow[]>`
        select id, 'staff-list' as kind, authority_id, null as staff_id, team, name, email from staff_list_entry
        where authority_id = ${by} and (${everybody} or team = any(${[...teams]})) order by id`
      : [];
  const staff = await sql<Meant[]>`
    select 'account' as kind, authority_id as authority, id as staff, name, email, '' as team from staff
    where ended_at is null and (incidents is null or ${incident} = any(incidents)) and ((${accounts} and authority_id = ${by})
      or (role = 'lead' and authority_id = any(${[...partners]}::uuid[]))) order by authority_id, added_at, id`;
  const contacts = await sql<Meant[]>`
    select 'contact' as kind, a.id as authority, null as staff, a.name, a.email, '' as team from authority a
    where a.id = any(${[...partners]}::uuid[]) and a.email <> ''
      and not exists (select from staff s where s.authority_id = a.id and s.role = 'lead' and s.ended_at is null
        and (s.incidents is null or ${incident} = any(s.incidents)))
    order by a.position`;
  const before = had.map((row) => meantOf(row, fields));
  const known = new Set(before.map(({ email }) => foldedAddress(email)));
  const now = [...listed.map((row) => meantOf(row, fields)), ...staff, ...contacts];
  // Whoever had an earlier version is not meant twice by being on the list as well.
  return [...before, ...now.filter(({ email }) => !known.has(foldedAddress(email)))];
}

/** Whoever had an earlier version keeps their row, and the link that they have. */
export async function addRecipients(
  tx: TransactionSql,
  fields: BriefingFields,
  briefing: BriefingId,
  recipients: readonly Meant[],
  { at, endsAt }: { readonly at: Date; readonly endsAt: Date },
): Promise<void> {
  await tx`update briefing_recipient set ends_at = ${endsAt} where briefing_id = ${briefing} and ends_at < ${endsAt}`;
  await insertRows(
    tx,
    "briefing_recipient",
    columns,
    recipients.map(({ kind, authority, staff, team, name, email }) => {
      const id = randomUUID();
      const sealed = [fields.seal("name", id, name), fields.seal("email", id, email)];
      const hashes = [fields.addressHash(email), fields.secretHash(fields.secretOf(id))];
      return [
        id,
        briefing,
        authority,
        kind,
        staff,
        team,
        ...sealed,
        ...hashes,
        at.toISOString(),
        endsAt.toISOString(),
      ];
    }),
    "on conflict do nothing",
  );
}

/** One message for each recipient. Reminders of the version before are of no use any more. */
export async function queueVersion(
  tx: TransactionSql,
  briefing: BriefingId,
  version: number,
  at: Date,
): Promise<void> {
  await tx`
    update briefing_message m set state = 'dropped', result = 'a correction was sent' from briefing_recipient r
    where r.id = m.recipient_id and r.briefing_id = ${briefing} and m.state = 'queued' and m.reminder > 0`;
  await tx`
    insert into briefing_message (reference, recipient_id, version, reminder, state, queued_at, free_at)
    select 'B-' || id || '-' || ${version}::int, id, ${version}, 0, 'queued', ${at}, ${at}
    from briefing_recipient where briefing_id = ${briefing} and came_back_at is null
    on conflict (recipient_id, version, reminder) do nothing`;
}

const columns = {
  ...{ id: "uuid", briefing_id: "uuid", authority_id: "uuid", kind: "text", staff_id: "uuid", team: "text" },
  ...{ name: "bytea", email: "bytea", email_hash: "bytea", secret_hash: "bytea" },
  ...{ added_at: "timestamptz", ends_at: "timestamptz" },
};

type SealedRow = {
  readonly id: string;
  readonly kind: RecipientKind;
  readonly authority_id: AuthorityId;
  readonly staff_id: StaffId | null;
  readonly team: string;
  readonly name: Buffer;
  readonly email: Buffer;
};

function meantOf(row: SealedRow, fields: BriefingFields): Meant {
  const { id, kind, authority_id: authority, staff_id: staff, team } = row;
  return {
    kind,
    authority,
    staff,
    team,
    name: fields.open("name", id, row.name),
    email: fields.open("email", id, row.email),
  };
}
