/** Writes a measure: its row, and what was added to its history, its order and its proposals. */
import type { JSONValue, TransactionSql } from "postgres";
import type { IncidentId } from "../../domain/ids.ts";
import type { Measure, StepTaken } from "../../domain/measures/measure.ts";
import type { StatusProposal } from "../../domain/measures/proposal.ts";
import type { MeasureDraft } from "../../respond/measures/measure-store.ts";

export async function nextNumber(tx: TransactionSql, incident: IncidentId): Promise<number> {
  const [row] = await tx<[{ readonly next: number }]>`
    select coalesce(max(number), 0) + 1 as next from measure where incident_id = ${incident}`;
  return row.next;
}

export async function insertMeasure(tx: TransactionSql, measure: MeasureDraft & { readonly number: number }) {
  const { id, incident, number, authority, orderedBy, kind, effect, title, how, dueAt, state } = measure;
  const { target_kind, target_id, target_words } = targetColumns(measure);
  await tx`
    insert into measure (id, incident_id, number, authority_id, ordered_by, kind, effect, title, how, target_kind,
      target_id, target_words, due_at, state)
    values (${id}, ${incident}, ${number}, ${authority}, ${orderedBy}, ${kind}, ${effect}, ${title}, ${how},
      ${target_kind}, ${target_id}, ${target_words}, ${dueAt}, ${state})`;
  await insertSteps(tx, measure, 0);
  await insertServices(tx, measure);
}

/** Once all that are ordered together are there. */
export async function insertAfter(tx: TransactionSql, { id, after }: Pick<Measure, "id" | "after">) {
  for (const one of after)
    await tx`insert into measure_after (measure_id, after_id) values (${id}, ${one}) on conflict do nothing`;
}

export async function updateMeasure(tx: TransactionSql, before: Measure, next: Measure): Promise<void> {
  const { id, kind, effect, title, how, dueAt, state, doneBy, version } = next;
  const { target_kind, target_id, target_words } = targetColumns(next);
  await tx`
    update measure set kind = ${kind}, effect = ${effect}, title = ${title}, how = ${how},
      target_kind = ${target_kind}, target_id = ${target_id}, target_words = ${target_words}, due_at = ${dueAt},
      state = ${state}, done_by = ${doneBy}, verified_by = ${verifiedBy(next)}, version = ${version}
    where id = ${id}`;
  await insertSteps(tx, next, before.steps.length);
  if (!sameIds(before.after, next.after)) {
    await tx`delete from measure_after where measure_id = ${id}`;
    await insertAfter(tx, next);
  }
  if (!sameIds(before.services, next.services)) {
    await tx`delete from measure_service where measure_id = ${id}`;
    await insertServices(tx, next);
  }
  await writeProposals(tx, before, next);
}

async function insertSteps(tx: TransactionSql, { id, steps }: Pick<Measure, "id" | "steps">, from: number) {
  for (const [at, step] of steps.entries()) if (at >= from) await insertStep(tx, id, at, step);
}

async function insertStep(tx: TransactionSql, id: Measure["id"], number: number, taken: StepTaken) {
  const { step, by, authority, happenedAt, enteredAt, words, changes, corrects } = taken;
  await tx`
    insert into measure_step (measure_id, number, step, by_staff, authority_id, happened_at, entered_at, words, changes,
      corrects)
    values (${id}, ${number}, ${step}, ${by}, ${authority}, ${happenedAt}, ${enteredAt}, ${words},
      ${tx.json(changes as unknown as JSONValue)}, ${corrects})`;
}

async function insertServices(tx: TransactionSql, { id, services }: Pick<Measure, "id" | "services">) {
  for (const service of services)
    await tx`insert into measure_service (measure_id, service_id) values (${id}, ${service})`;
}

async function writeProposals(tx: TransactionSql, before: Measure, next: Measure): Promise<void> {
  for (const [at, proposal] of next.proposals.entries()) {
    const known = before.proposals[at];
    if (known === undefined) await insertProposal(tx, next.id, at + 1, proposal);
    else if (known.outcome !== proposal.outcome) await updateProposal(tx, proposal);
  }
}

async function insertProposal(tx: TransactionSql, id: Measure["id"], number: number, one: StatusProposal) {
  await tx`
    insert into status_proposal (id, measure_id, number, service_id, proposes, proposed_at)
    values (${one.id}, ${id}, ${number}, ${one.service}, ${one.proposes}, ${one.proposedAt})`;
}

export async function updateProposal(tx: TransactionSql, one: StatusProposal): Promise<void> {
  await tx`
    update status_proposal set outcome = ${one.outcome}, decided_by = ${one.decidedBy}, decided_at = ${one.decidedAt}
    where id = ${one.id}`;
}

function targetColumns({ target }: Pick<Measure, "target">) {
  return target.kind === "words"
    ? { target_kind: target.kind, target_id: null, target_words: target.words }
    : { target_kind: target.kind, target_id: target.id, target_words: "" };
}

/** Who verified it last; nobody, once it was found not to hold. */
function verifiedBy(measure: Measure) {
  if (measure.doneBy === null) return null;
  const at = measure.steps.findLastIndex(({ step }) => step === "verify");
  return at > measure.steps.findLastIndex(({ step }) => step === "do") ? measure.steps[at]!.by : null;
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
