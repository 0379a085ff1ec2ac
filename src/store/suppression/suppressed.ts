/**
 * Who must not be written to, as SQL and as an answer about contact points that are open in the hand: asked when notices
 * are drafted, when they are queued, and at the moment at which a message is leased.
 */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { AuthorityId, PersonId } from "../../domain/ids.ts";
import type { Channel } from "../../domain/notices/notice.ts";
import { type ContactKind, contactKey, kindOfChannel } from "../../domain/suppression/suppression.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { hashBytes } from "../hash-bytes.ts";

/** Null where it is no contact point: nobody can be kept from it. */
export function contactHash(ring: KeyRing, kind: ContactKind, value: string): Buffer | null {
  const key = contactKey(kind, value);
  return key === null ? null : hashOfKey(ring, kind, key);
}

export function hashOfKey(ring: KeyRing, kind: ContactKind, key: string): Buffer {
  return hashBytes(kind, key, ring.derived("suppression"));
}

export function destinationHash(
  ring: KeyRing,
  channel: Channel | null,
  destination: string | null,
): Buffer | null {
  return channel === null || destination === null
    ? null
    : contactHash(ring, kindOfChannel(channel), destination);
}

/** Of a notice `n`. */
export function isSuppressed(sql: Sql | TransactionSql): Fragment {
  return sql`exists (select from suppression s where s.authority_id = n.authority_id and s.lifted_at is null
    and ((s.scope = 'person' and s.person_id = n.person_id) or (s.scope = 'contact' and s.hash = n.destination_hash)))`;
}

export type Destined = {
  readonly authority: AuthorityId;
  readonly person: PersonId;
  readonly kind: ContactKind | null;
  readonly value: string | null;
};

/** For each, in their order, whether it must not be written to. */
export async function suppressedAmong(
  tx: Sql | TransactionSql,
  ring: KeyRing,
  all: readonly Destined[],
): Promise<readonly boolean[]> {
  if (all.length === 0) return [];
  const hashes = all.map(({ kind, value }) =>
    kind === null || value === null ? null : (contactHash(ring, kind, value)?.toString("hex") ?? null),
  );
  const people = [...new Set(all.map(({ person }) => person))];
  const asked = [...new Set(hashes.filter((hash) => hash !== null))];
  const rows = await tx<{ readonly who: string }[]>`
    select authority_id || ' ' || person_id as who from suppression
    where scope = 'person' and lifted_at is null and person_id = any(${people}::uuid[])
    union all
    select authority_id || ' ' || encode(hash, 'hex') from suppression
    where scope = 'contact' and lifted_at is null
      and hash = any(array(select decode(h, 'hex') from unnest(${asked}::text[]) as h))`;
  const kept = new Set(rows.map(({ who }) => who));
  return all.map(
    ({ authority, person }, at) =>
      kept.has(`${authority} ${person}`) || (hashes[at] !== null && kept.has(`${authority} ${hashes[at]}`)),
  );
}
