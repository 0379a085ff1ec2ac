/** Rows of exposure as the domain has them, and back. */
import type { TransactionSql } from "postgres";
import type { Belief, Origin } from "../../domain/exposure/belief.ts";
import type { Copy, ExposedThing, Relation } from "../../domain/exposure/exposure.ts";
import type { ExposureFacts, KeptEdge } from "../../domain/exposure/facts.ts";
import type { ExposureState, Judgement } from "../../domain/exposure/judgement.ts";
import type { KeptExposure } from "../../domain/exposure/reckoning.ts";
import type { Telling } from "../../domain/exposure/telling.ts";
import type { ReachTree } from "../../domain/exposure/tree.ts";
import type { AuthorityId, EdgeId, ExposureId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { Day, EdgeKind, Years } from "../../domain/map/map.ts";
import type { RefKey } from "../../domain/map/ref.ts";
import type { NewExposure } from "../../respond/exposure/exposure-store.ts";
import { insertRows } from "../insert-rows.ts";

export type BeliefRow = {
  readonly incident_id: IncidentId;
  readonly number: number;
  readonly origins: readonly Origin[];
  readonly since: Day;
  readonly until: Day | null;
  readonly reasons: string;
  readonly believed_by: StaffId | "system";
  readonly believed_at: Date;
};

export function beliefOf(row: BeliefRow): Belief {
  const { incident_id: incident, number, origins, since, until, reasons } = row;
  return { incident, number, origins, since, until, reasons, by: row.believed_by, at: row.believed_at };
}

export type ExposureRow = {
  readonly id: ExposureId;
  readonly authority_id: AuthorityId;
  readonly thing_kind: ExposedThing["kind"];
  readonly thing_id: string;
  readonly name: string;
  readonly relation: Relation;
  readonly since: Day;
  readonly years: readonly Years[];
  readonly copies: readonly Copy[];
  readonly tie: KeptEdge | null;
  readonly mark: string;
  readonly gone_in: number | null;
};

export function exposureFactsOf(row: ExposureRow): ExposureFacts {
  const { authority_id: authority, name, relation, since, years, copies, tie } = row;
  const thing = { kind: row.thing_kind, id: row.thing_id } as ExposedThing;
  return { authority, thing, name, relation, since, years, copies, tie };
}

export type KeptRow = Pick<
  ExposureRow,
  "id" | "authority_id" | "thing_kind" | "thing_id" | "mark" | "gone_in"
>;

export function keptOf(row: KeptRow): KeptExposure {
  const thing = { kind: row.thing_kind, id: row.thing_id } as ExposedThing;
  return { id: row.id, authority: row.authority_id, thing, mark: row.mark, gone: row.gone_in !== null };
}

const columns = {
  ...{ id: "uuid", incident_id: "uuid", authority_id: "uuid", thing_kind: "text", thing_id: "uuid" },
  ...{ name: "text", relation: "text", since_day: "date", years: "jsonb", copies: "jsonb", tie: "jsonb" },
  ...{ mark: "text", found_in: "int", changed_in: "int" },
};

/** Those that are there already are otherwise from now on, or there again; all at once. */
export async function writeExposures(
  tx: TransactionSql,
  incident: IncidentId,
  reckoning: number,
  rows: readonly NewExposure[],
): Promise<void> {
  await insertRows(
    tx,
    "exposure",
    columns,
    rows.map((one) => [
      ...[one.id, incident, one.authority, one.thing.kind, one.thing.id, one.name, one.relation, one.since],
      ...[one.years, one.copies, one.tie].map((part) => JSON.stringify(part)),
      ...[one.mark, reckoning, reckoning],
    ]),
    `on conflict (id) do update set name = excluded.name, relation = excluded.relation, since_day = excluded.since_day,
      years = excluded.years, copies = excluded.copies, tie = excluded.tie, mark = excluded.mark,
      changed_in = excluded.changed_in, gone_in = null`,
  );
}

/** [where from, since, edge, kind, first day, last day]; where it began the second alone. */
export type TreeRow = Readonly<
  Record<RefKey, readonly [RefKey | null, Day, EdgeId?, EdgeKind?, (Day | null)?, (Day | null)?]>
>;

export function treeText(tree: ReachTree): string {
  const rows = [...tree].map(([key, { from, since, edge }]) => [
    key,
    edge === null ? [from, since] : [from, since, edge.id, edge.kind, edge.from, edge.to],
  ]);
  return JSON.stringify(Object.fromEntries(rows));
}

export function treeOfRow(row: TreeRow): ReachTree {
  return new Map(
    Object.entries(row).map(([name, [from, since, id, kind, first = null, last = null]]) => {
      const key = name as RefKey;
      const edge = id === undefined || kind === undefined ? null : { id, kind, from: first, to: last };
      return [key, { key, since, edge, from }];
    }),
  );
}

export type JudgementRow = {
  readonly number: number;
  readonly verdict: ExposureState;
  readonly reasons: string;
  readonly judged_by: StaffId;
  readonly judged_at: Date;
  readonly mark: string;
  readonly by_name: string | null;
};

export function judgementOf(row: JudgementRow): Judgement & { readonly byName: string } {
  const { number, verdict, reasons, judged_by: by, judged_at: at, mark } = row;
  return { number, verdict, reasons, by, at, mark, byName: row.by_name ?? "Somebody" };
}

export type TellingRow = {
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly told_at: Date;
  readonly told_by: StaffId | "system";
  readonly leads: number;
  readonly emails: number;
  readonly hand_words: string;
  readonly hand_by: StaffId | null;
  readonly hand_at: Date | null;
  readonly heard_at: Date | null;
  readonly acknowledged_by: StaffId | null;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_name: string | null;
  readonly by_name: string | null;
};

export function tellingOf(
  row: TellingRow,
): Telling & { readonly acknowledgedName: string; readonly byName: string } {
  const { hand_by, hand_at, acknowledged_by, acknowledged_at } = row;
  return {
    incident: row.incident_id,
    authority: row.authority_id,
    at: row.told_at,
    by: row.told_by,
    leads: row.leads,
    emails: row.emails,
    byHand: hand_by === null || hand_at === null ? null : { words: row.hand_words, by: hand_by, at: hand_at },
    heardAt: row.heard_at,
    acknowledged:
      acknowledged_by === null || acknowledged_at === null
        ? null
        : { by: acknowledged_by, at: acknowledged_at },
    acknowledgedName: row.acknowledged_name ?? "Somebody",
    byName: row.told_by === "system" ? "Candour" : (row.by_name ?? "Somebody"),
  };
}
