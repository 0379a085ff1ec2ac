/**
 * The last moment: of messages that are leased to be carried, those to somebody who must not be written to. They go
 * nowhere, and their notices wait for a human.
 */
import type { TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { kindOfChannel } from "../../domain/suppression/suppression.ts";
import type { LeasedNotice } from "../../respond/delivery/notice-queue.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { suppressedAmong } from "./suppressed.ts";

const why = "Not sent: this must not be written to.";

export async function withholdSuppressed<L extends LeasedNotice>(
  tx: TransactionSql,
  ring: KeyRing,
  leased: readonly L[],
  at: Date,
): Promise<{ readonly leased: readonly L[]; readonly entries: readonly NewEntry[] }> {
  if (leased.length === 0) return { leased, entries: [] };
  const [{ any }] = await tx<[{ readonly any: boolean }]>`
    select exists (select from suppression where lifted_at is null) as any`;
  if (!any) return { leased, entries: [] };
  const owners = await tx<Owner[]>`
    select id, authority_id as authority, incident_id as incident, person_id as person from notice
    where id = any(${leased.map(({ notice }) => notice)}::uuid[])`;
  const ownerOf = new Map(owners.map((owner) => [owner.id, owner]));
  const asked = leased.map(({ notice, message }) => ({
    ...ownerOf.get(notice)!,
    kind: kindOfChannel(message.channel),
    value: message.to,
  }));
  const suppressed = await suppressedAmong(tx, ring, asked);
  // What may have gone is asked about first.
  const isWithheld = ({ doubtful }: L, index: number): boolean =>
    doubtful.length === 0 && suppressed[index] === true;
  const withheld = leased.filter(isWithheld);
  for (const one of withheld) await withhold(tx, one, at);
  return {
    leased: leased.filter((one, index) => !isWithheld(one, index)),
    entries: withheld.map(({ notice }) => entryOf(ownerOf.get(notice)!)),
  };
}

async function withhold(
  tx: TransactionSql,
  { notice, attempt, message }: LeasedNotice,
  at: Date,
): Promise<void> {
  await tx`
    insert into attempt (message_reference, number, at, result) values (${message.reference}, ${attempt}, ${at}, ${why})
    on conflict (message_reference, number) do update set outcome = 'not-sent', result = excluded.result
      where attempt.outcome = 'open'`;
  await tx`update message set state = 'failed' where reference = ${message.reference}`;
  await tx`
    update notice set state = 'held', hold_reasons = array(select distinct unnest(hold_reasons || array['suppressed']))
    where id = ${notice} and state = 'sending'`;
}

function entryOf({ id, authority, incident }: Owner): NewEntry {
  const detail = { authority, why: "suppressed" };
  return { verb: "notice.held", subject: `notice:${id}`, actor: "system", incident, detail };
}

type Owner = {
  readonly id: string;
  readonly authority: AuthorityId;
  readonly incident: IncidentId;
  readonly person: PersonId;
};
