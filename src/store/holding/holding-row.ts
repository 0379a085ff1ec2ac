/** A holding's row, its controllers with it. Name, folder and prefixes are sealed: a path may name people. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { Holding, HoldingState } from "../../domain/documents/holding.ts";
import { unopened } from "../../domain/documents/unopened.ts";
import type { AuthorityId, HoldingId, IncidentId } from "../../domain/ids.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import type { NamedKey } from "../../seal/sealed-value.ts";
import { hashBytes } from "../hash-bytes.ts";
import { keysInUse } from "../keys/data-keys.ts";
import { openHoldingField, sealHoldingField } from "./holding-fields.ts";

export function selectHoldings(sql: Sql | TransactionSql, where: Fragment) {
  return sql<HoldingRow[]>`
    select h.id, h.incident_id, h.name, h.folder, h.state, h.problem, h.files_done::float8, h.files_known::float8,
      h.bytes_done::float8, h.mentions::float8, h.unreadable::float8, h.default_controller, h.outcomes, h.people,
      h.earliest, h.latest, h.loaded_at, h.reviewed_at,
      array(select c.prefix from holding_controller c where c.holding_id = h.id order by c.prefix, c.authority_id) as prefixes,
      array(select c.authority_id from holding_controller c where c.holding_id = h.id order by c.prefix, c.authority_id) as owners
    from holding h where ${where} order by h.loaded_at, h.id`;
}

export type HoldingRow = {
  readonly id: HoldingId;
  readonly incident_id: IncidentId;
  readonly name: string;
  readonly folder: string;
  readonly state: HoldingState;
  readonly problem: string | null;
  readonly files_done: number;
  readonly files_known: number;
  readonly bytes_done: number;
  readonly mentions: number;
  readonly unreadable: number;
  readonly default_controller: AuthorityId;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly people: number;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly loaded_at: Date;
  readonly reviewed_at: Date | null;
  readonly prefixes: readonly string[];
  readonly owners: readonly AuthorityId[];
};

export function holdingOf(row: HoldingRow, ring: KeyRing): Holding {
  const controllers = row.prefixes.map((prefix, index) => ({
    prefix: openHoldingField("prefix", prefix, row.id, ring),
    authority: row.owners[index]!,
  }));
  return {
    id: row.id,
    incident: row.incident_id,
    name: openHoldingField("name", row.name, row.id, ring),
    folder: openHoldingField("folder", row.folder, row.id, ring),
    state: row.state,
    problem: row.problem,
    progress: {
      filesDone: row.files_done,
      filesKnown: row.files_known,
      bytesDone: row.bytes_done,
      mentions: row.mentions,
      unreadable: row.unreadable,
    },
    controllers: controllers.toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1)),
    defaultController: row.default_controller,
    outcomes: row.outcomes,
    people: row.people,
    earliest: row.earliest,
    latest: row.latest,
    loadedAt: row.loaded_at,
    reviewedAt: row.reviewed_at,
  };
}

/** What a review changes of a holding. What an earlier Candour left in clear is sealed on the way. */
export async function updateHolding(tx: TransactionSql, ring: KeyRing, next: Holding): Promise<void> {
  const { state, problem, progress, outcomes, people, earliest, latest, reviewedAt, id } = next;
  // What could not be opened stays as it is: its key may yet be found.
  if (next.folder !== unopened) await writeSealed(tx, ring, next);
  await tx`
    update holding set state = ${state}, problem = ${problem}, files_done = ${progress.filesDone},
      files_known = ${progress.filesKnown}, bytes_done = ${progress.bytesDone}, mentions = ${progress.mentions},
      unreadable = ${progress.unreadable}, outcomes = ${tx.json(outcomes)}, people = ${people},
      earliest = ${earliest}, latest = ${latest}, reviewed_at = ${reviewedAt}
    where id = ${id}`;
}

async function writeSealed(tx: TransactionSql, ring: KeyRing, next: Holding): Promise<void> {
  const { id } = next;
  const under = await keyOfHolding(tx, ring, next);
  await tx`delete from holding_controller where holding_id = ${id}`;
  await insertControllers(tx, under, next);
  await tx`
    update holding set name = ${sealHoldingField("name", next.name, id, under)},
      folder = ${sealHoldingField("folder", next.folder, id, under)}
    where id = ${id}`;
}

export async function keyOfHolding(
  tx: TransactionSql,
  ring: KeyRing,
  { incident, defaultController: authority }: Pick<Holding, "incident" | "defaultController">,
): Promise<NamedKey> {
  const scope = { kind: "authority", incident, authority } as const;
  return (await keysInUse(tx, ring, [scope]))(scope);
}

export async function insertControllers(
  tx: TransactionSql,
  under: NamedKey,
  holding: Holding,
): Promise<void> {
  for (const { prefix, authority } of holding.controllers)
    await tx`
      insert into holding_controller (holding_id, prefix, authority_id)
      values (${holding.id}, ${sealHoldingField("prefix", prefix, holding.id, under)}, ${authority})`;
}

/** By this the record knows a folder that it has had already. */
export function folderHash({ folder }: Pick<Holding, "folder">, lookup: NamedKey): Buffer {
  return hashBytes("folder", folder, lookup.key);
}
