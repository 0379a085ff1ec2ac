/** Reads all measures of an incident, with their history: five short queries, whatever their number. */
import type { Sql, TransactionSql } from "postgres";
import type { ServiceStatus } from "../../domain/bodies/service.ts";
import type { AuthorityId, IncidentId, MeasureId, ServiceId, StaffId, SystemId } from "../../domain/ids.ts";
import type { FieldChange } from "../../domain/ledger/entry.ts";
import type {
  Measure,
  MeasureEffect,
  MeasureKind,
  MeasureState,
  MeasureTarget,
  StepTaken,
} from "../../domain/measures/measure.ts";
import type { ProposalOutcome, StatusProposal } from "../../domain/measures/proposal.ts";

export async function readMeasures(
  sql: Sql | TransactionSql,
  incident: IncidentId,
): Promise<readonly Measure[]> {
  const rows = await sql<MeasureRow[]>`
    select id, incident_id, number, authority_id, ordered_by, kind, effect, title, how, target_kind, target_id,
      target_words, due_at, state, done_by, version
    from measure where incident_id = ${incident} order by number`;
  if (rows.length === 0) return [];
  const ids = sql`(select m.id from measure m where m.incident_id = ${incident})`;
  const [steps, after, services, proposals] = await Promise.all([
    sql<StepRow[]>`
      select measure_id, step, by_staff, staff_name(by_staff::text) as by_name, authority_id, happened_at, entered_at,
        words, changes, corrects
      from measure_step where measure_id in ${ids} order by measure_id, number`,
    sql<{ readonly measure_id: MeasureId; readonly after_id: MeasureId }[]>`
      select a.measure_id, a.after_id from measure_after a join measure b on b.id = a.after_id
      where a.measure_id in ${ids} order by b.number`,
    sql<{ readonly measure_id: MeasureId; readonly service_id: ServiceId }[]>`
      select measure_id, service_id from measure_service where measure_id in ${ids} order by service_id`,
    sql<ProposalRow[]>`
      select id, measure_id, service_id, proposes, proposed_at, outcome, decided_by,
        coalesce(staff_name(decided_by::text), '') as decided_by_name, decided_at
      from status_proposal where measure_id in ${ids} order by measure_id, number`,
  ]);
  const stepsOf = Map.groupBy(steps, ({ measure_id }) => measure_id);
  const afterOf = Map.groupBy(after, ({ measure_id }) => measure_id);
  const servicesOf = Map.groupBy(services, ({ measure_id }) => measure_id);
  const proposalsOf = Map.groupBy(proposals, ({ measure_id }) => measure_id);
  return rows.map((row) => ({
    ...measureOf(row),
    steps: (stepsOf.get(row.id) ?? []).map(stepOf),
    after: (afterOf.get(row.id) ?? []).map(({ after_id }) => after_id),
    services: (servicesOf.get(row.id) ?? []).map(({ service_id }) => service_id),
    proposals: (proposalsOf.get(row.id) ?? []).map(proposalOf),
  }));
}

type MeasureRow = {
  readonly id: MeasureId;
  readonly incident_id: IncidentId;
  readonly number: number;
  readonly authority_id: AuthorityId;
  readonly ordered_by: AuthorityId;
  readonly kind: MeasureKind;
  readonly effect: MeasureEffect;
  readonly title: string;
  readonly how: string;
  readonly target_kind: MeasureTarget["kind"];
  readonly target_id: string | null;
  readonly target_words: string;
  readonly due_at: Date;
  readonly state: MeasureState;
  readonly done_by: StaffId | null;
  readonly version: number;
};

type StepRow = {
  readonly measure_id: MeasureId;
  readonly step: StepTaken["step"];
  readonly by_staff: StaffId;
  readonly by_name: string;
  readonly authority_id: AuthorityId;
  readonly happened_at: Date;
  readonly entered_at: Date;
  readonly words: string;
  readonly changes: readonly FieldChange[];
  readonly corrects: number | null;
};

export type ProposalRow = {
  readonly id: string;
  readonly measure_id: MeasureId;
  readonly service_id: ServiceId;
  readonly proposes: ServiceStatus;
  readonly proposed_at: Date;
  readonly outcome: ProposalOutcome | null;
  readonly decided_by: StaffId | null;
  readonly decided_by_name: string;
  readonly decided_at: Date | null;
};

function measureOf(row: MeasureRow): Omit<Measure, "steps" | "after" | "services" | "proposals"> {
  return {
    id: row.id,
    incident: row.incident_id,
    number: row.number,
    authority: row.authority_id,
    orderedBy: row.ordered_by,
    kind: row.kind,
    effect: row.effect,
    title: row.title,
    how: row.how,
    target: targetOf(row),
    dueAt: row.due_at,
    state: row.state,
    doneBy: row.done_by,
    version: row.version,
  };
}

function targetOf({ target_kind, target_id, target_words }: MeasureRow): MeasureTarget {
  if (target_kind === "system") return { kind: "system", id: target_id as SystemId };
  if (target_kind === "service") return { kind: "service", id: target_id as ServiceId };
  return { kind: "words", words: target_words };
}

function stepOf(row: StepRow): StepTaken {
  return {
    step: row.step,
    by: row.by_staff,
    byName: row.by_name,
    authority: row.authority_id,
    happenedAt: row.happened_at,
    enteredAt: row.entered_at,
    words: row.words,
    changes: row.changes,
    corrects: row.corrects,
  };
}

export function proposalOf(row: ProposalRow): StatusProposal {
  return {
    id: row.id,
    service: row.service_id,
    proposes: row.proposes,
    proposedAt: row.proposed_at,
    outcome: row.outcome,
    decidedBy: row.decided_by,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
  };
}
