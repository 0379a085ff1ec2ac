/** Versions in SQL: looked at under the lock of what is edited, one more with each writing, in the same transaction. */
import type { Sql, TransactionSql } from "postgres";
import {
  type ChangedMeanwhile,
  changedMeanwhile,
  type Edited,
  editedName,
  type FromVersion,
} from "../../domain/version.ts";
import type { Change } from "../../respond/ports.ts";

/** 0 where nobody has written yet. */
export async function versionOf(sql: Sql | TransactionSql, what: Edited): Promise<number> {
  const [row] = await sql<{ readonly version: number }[]>`
    select version from edition where subject = ${editedName(what)}`;
  return row?.version ?? 0;
}

/**
 * Takes the next version for this change, if it began from the one that stands there; else says who was first, and
 * takes none. The row stays locked until the transaction ends: of two at once the second sees the first.
 */
export async function takeVersion(
  tx: TransactionSql,
  { by, at }: Change,
  what: Edited,
  from: FromVersion,
): Promise<ChangedMeanwhile | null> {
  const { authority = null, incident = null } = what as {
    readonly authority?: string;
    readonly incident?: string;
  };
  const { count } = await tx`
    insert into edition as e (subject, version, authority_id, incident_id, changed_by, changed_at)
    values (${editedName(what)}, 1, ${authority}, ${incident}, ${by}, ${at})
    on conflict (subject) do update
      set version = e.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at
      where ${from === "any"} or e.version = ${from === "any" ? 0 : from}`;
  return count === 1 ? null : await writerOf(tx, what);
}

/** Under the lock of what is edited: who has written since, or null where nobody has. */
export async function staleness(
  tx: TransactionSql,
  what: Edited,
  from: FromVersion,
): Promise<ChangedMeanwhile | null> {
  const version = await versionOf(tx, what);
  return from === "any" || version === 0 || version === from ? null : await writerOf(tx, what);
}

async function writerOf(tx: TransactionSql, what: Edited): Promise<ChangedMeanwhile> {
  const [row] = await tx<{ readonly name: string | null; readonly at: Date }[]>`
    select staff_name(changed_by) as name, changed_at as at from edition where subject = ${editedName(what)}`;
  if (row === undefined) throw new Error("The version that was in the way is not there");
  return changedMeanwhile(row.name ?? "Candour", row.at);
}
