/** Rows of exposure as the domain has them, and back. */
import type { TransactionSql } from "postgres";
import type { Belief, Origin } from "../../domain/exposure/belief.ts";
import type { Copy, ExposedThing, Relation } from "../../domain/exposure/exposure.ts";
import type { ExposureState, Judgement } from "../../domain/exposure/judgement.ts";
import type { ExposureFacts, KeptEdge, KeptExposure, PathStep } from "../../domain/exposure/reckoning.ts";
import type { Telling } from "../../domain/exposure/telling.ts";
import type { AuthorityId, ExposureId, IncidentId, StaffId } from "../../domain/ids.ts";
import type { Day, Years } from "../../domain/map/map.ts";
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
  readonly path: readonly PathStep[];
  readonly tie: KeptEdge | null;
  readonly mark: string;
  readonly gone_in: number | null;
};

export function exposureFactsOf(row: ExposureRow): ExposureFacts {
  const { authority_id: authority, name, relation, since, years, copies, path, tie } = row;
  const thing = { kind: row.thing_kind, id: row.thing_id } as ExposedThing;
  return { authority, thing, name, relation, since, years, copies, path, tie };
}

export function keptOf(row: ExposureRow): KeptExposure {
  return { ...exposureFactsOf(row), id: row.id, gone: row.gone_in !== null };
}

const columns = {
  ...{ id: "uuid", incident_id: "uuid", authority_id: "uuid", thing_kind: "text", thing_id: "uuid" },
  ...{
    name: "text",
    relation: "text",
    since_day: "date",
    years: "jsonb",
    copies: "jsonb",
    path: "jsonb",
    tie: "jsonb",
  },
  ...{ mark: "text", found_in: "int", changed_in: "int" },
};

export async function insertExposures(
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
      ...[one.years, one.copies, one.path, one.tie].map((part) => JSON.stringify(part)),
      ...[one.mark, reckoning, reckoning],
    ]),
  );
}

export async function updateExposure(tx: TransactionSql, reckoning: number, one: NewExposure): Promise<void> {
  await tx`
    update exposure set name = ${one.name}, relation = ${one.relation}, since_day = ${one.since}, mark = ${one.mark},
      years = ${JSON.stringify(one.years)}::text::jsonb, copies = ${JSON.stringify(one.copies)}::text::jsonb,
      path = ${JSON.stringify(one.path)}::text::jsonb, tie = ${JSON.stringify(one.tie)}::text::jsonb, changed_in = ${reckoning}, gone_in = null
    where id = ${one.id}`;
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
    acknowledged:
      acknowledged_by === null || acknowledged_at === null
        ? null
        : { by: acknowledged_by, at: acknowledged_at },
    acknowledgedName: row.acknowledged_name ?? "Somebody",
    byName: row.told_by === "system" ? "Candour" : (row.by_name ?? "Somebody"),
  };
}
