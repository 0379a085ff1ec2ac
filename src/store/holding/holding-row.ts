/** A holding's row, its controllers with it. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { Holding, HoldingState } from "../../domain/holding.ts";
import type { AuthorityId, HoldingId, IncidentId } from "../../domain/ids.ts";

export function selectHoldings(sql: Sql | TransactionSql, where: Fragment) {
  return sql<HoldingRow[]>`
    select h.id, h.incident_id, h.name, h.folder, h.state, h.problem, h.files_done::float8, h.files_known::float8,
      h.bytes_done::float8, h.mentions::float8, h.unreadable::float8, h.default_controller, h.outcomes, h.people,
      h.earliest, h.latest, h.loaded_at, h.reviewed_at,
      array(select c.prefix from holding_controller c where c.holding_id = h.id order by c.prefix) as prefixes,
      array(select c.authority_id from holding_controller c where c.holding_id = h.id order by c.prefix) as owners
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

export function holdingOf(row: HoldingRow): Holding {
  return {
    id: row.id,
    incident: row.incident_id,
    name: row.name,
    folder: row.folder,
    state: row.state,
    problem: row.problem,
    progress: {
      filesDone: row.files_done,
      filesKnown: row.files_known,
      bytesDone: row.bytes_done,
      mentions: row.mentions,
      unreadable: row.unreadable,
    },
    controllers: row.prefixes.map((prefix, index) => ({ prefix, authority: row.owners[index]! })),
    defaultController: row.default_controller,
    outcomes: row.outcomes,
    people: row.people,
    earliest: row.earliest,
    latest: row.latest,
    loadedAt: row.loaded_at,
    reviewedAt: row.reviewed_at,
  };
}

/** What a review changes of a holding. */
export function updateHolding(tx: TransactionSql, next: Holding) {
  const { state, problem, progress, outcomes, people, earliest, latest, reviewedAt, id } = next;
  return tx`
    update holding set state = ${state}, problem = ${problem}, files_done = ${progress.filesDone},
      files_known = ${progress.filesKnown}, bytes_done = ${progress.bytesDone}, mentions = ${progress.mentions},
      unreadable = ${progress.unreadable}, outcomes = ${tx.json(outcomes)}, people = ${people},
      earliest = ${earliest}, latest = ${latest}, reviewed_at = ${reviewedAt}
    where id = ${id}`;
}
