/** Changes an order, its place among others, or the time of a step: what stood there before is kept. */

import type { IncidentId, MeasureId } from "../../domain/ids.ts";
import type { FieldChange } from "../../domain/ledger/entry.ts";
import { circleFrom } from "../../domain/measures/dependencies.ts";
import {
  happenedAt,
  isOpen,
  type Measure,
  minuteOf,
  moves,
  type StepTaken,
} from "../../domain/measures/measure.ts";
import { type MeasureFields, type OrderProblem, problemOfFields } from "../../domain/measures/order.ts";
import { problemOfTime } from "../../domain/measures/take-step.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type {
  ChangeProblem,
  CircleProblem,
  CorrectForm,
  CorrectProblem,
  MeasuresDesk,
} from "../desk/incident/measures-desk.ts";
import type { Change } from "../ports.ts";
import { changesOfFields, measureEntries } from "./measure-entries.ts";
import { byReference, clean, cleanTarget, knownTargets, type OrderPorts } from "./order-measures.ts";
import { whyNotThere } from "./take-measure-step.ts";

export async function changeMeasure(
  ports: OrderPorts,
  by: Staff,
  incident: IncidentId,
  id: MeasureId,
  { version, ...form }: MeasureFields & { readonly version: number },
): ReturnType<MeasuresDesk["changeMeasure"]> {
  const known = await knownTargets(ports);
  const fields: MeasureFields = {
    ...form,
    title: clean(form.title),
    how: clean(form.how),
    target: cleanTarget(form.target),
  };
  const change = changeBy(by, ports.now());
  const place = { incident, id };
  const outcome = await ports.measures.alter<OrderProblem | ChangeProblem>(change, place, (current) => {
    const problem = problemOfChange(current, by, version) ?? problemOfAsking(current, by);
    if (problem !== null) return failed(problem);
    if (!isOpen(current)) return failed({ kind: "measure-over" });
    if (!known.has(fields.target)) return failed({ kind: "target-unknown" });
    const services = known.services({ ...fields, authority: current.authority });
    const wrong = problemOfFields(fields, services);
    if (wrong !== null) return failed(wrong);
    if (fields.dueAt < happenedAt(current.steps, 0)) return failed({ kind: "due-before-order" });
    const changes = changesOfFields(current, fields);
    return changed({ ...current, ...fields, services }, by, change, { verb: "measure.changed", changes });
  });
  if (outcome.ok || outcome.problem.kind !== "not-there")
    return outcome as Outcome<Measure, OrderProblem | ChangeProblem>;
  return failed(await whyNotThere(ports, incident, id));
}

export async function setAfter(
  ports: OrderPorts,
  by: Staff,
  incident: IncidentId,
  id: MeasureId,
  { after: wanted, version }: { readonly after: readonly MeasureId[]; readonly version: number },
): ReturnType<MeasuresDesk["setAfter"]> {
  const change = changeBy(by, ports.now());
  const place = { incident, id };
  const outcome = await ports.measures.alter<ChangeProblem | CircleProblem>(change, place, (current, all) => {
    const problem = problemOfChange(current, by, version) ?? problemOfAsking(current, by);
    if (problem !== null) return failed(problem);
    const after = all.map((one) => one.id).filter((one) => wanted.includes(one));
    const next = { ...current, after };
    const round = circleFrom(
      id,
      all.map((one) => (one.id === id ? next : one)),
    );
    const reference = byReference(all);
    if (round !== null) return failed({ kind: "goes-round" as const, way: round.map(reference) });
    const named = (ids: readonly MeasureId[]) => ids.map(reference).join(", ");
    const changes = [{ field: "after", before: named(current.after), after: named(after) }];
    return changed(next, by, change, { verb: "measure.order-changed", changes });
  });
  if (outcome.ok || outcome.problem.kind !== "not-there")
    return outcome as Outcome<Measure, ChangeProblem | CircleProblem>;
  return failed(await whyNotThere(ports, incident, id));
}

export async function correctStep(
  ports: OrderPorts,
  by: Staff,
  incident: IncidentId,
  id: MeasureId,
  form: CorrectForm,
): ReturnType<MeasuresDesk["correctStep"]> {
  const change = changeBy(by, ports.now());
  const place = { incident, id };
  const reasons = clean(form.reasons);
  const outcome = await ports.measures.alter<CorrectProblem>(change, place, (current) => {
    const problem = problemOfChange(current, by, form.version);
    if (problem !== null) return failed(problem);
    const line = current.steps[form.line];
    if (line === undefined || !moves(line)) return failed({ kind: "no-such-measure" });
    if (line.authority !== by.authority) return failed({ kind: "not-yours" });
    const unfit = problemOfReasons(reasons);
    if (unfit !== null) return failed(unfit);
    const wrong = problemBetween(current, form, change.at);
    if (wrong !== null) return failed(wrong);
    const before = happenedAt(current.steps, form.line).toISOString();
    const changes = [{ field: `time of ${line.step}`, before, after: form.happenedAt.toISOString() }];
    return changed(current, by, change, {
      ...{ verb: "measure.time-corrected", changes, words: reasons },
      correction: { line: form.line, happenedAt: form.happenedAt },
    });
  });
  if (outcome.ok || outcome.problem.kind !== "not-there") return outcome as Outcome<Measure, CorrectProblem>;
  return failed(await whyNotThere(ports, incident, id));
}

function problemOfChange(current: Measure, by: Staff, version: number): ChangeProblem | null {
  if (by.authority !== current.authority && by.authority !== current.orderedBy) return { kind: "not-yours" };
  if (version === current.version) return null;
  const last = current.steps.at(-1)!;
  return changedMeanwhile(last.byName, last.enteredAt);
}

/** What a partner has acknowledged, it has taken on as it stood: only the partner changes it from then on. */
function problemOfAsking(current: Measure, by: Staff): ChangeProblem | null {
  const asked = by.authority !== current.authority;
  return asked && current.state !== "ordered" ? { kind: "acknowledged-as-it-stood" } : null;
}

/** Between what came before and what came after. */
function problemBetween(measure: Measure, { line, happenedAt: wanted }: CorrectForm, now: Date) {
  const { steps } = measure;
  const before = steps.findLastIndex((one, at) => at < line && moves(one));
  const after = steps.findIndex((one, at) => at > line && moves(one));
  const wrong = problemOfTime(wanted, before < 0 ? null : happenedAt(steps, before), now);
  if (wrong !== null) return wrong;
  if (after >= 0 && minuteOf(wanted) > minuteOf(happenedAt(steps, after)))
    return { kind: "happened-after-next" as const };
  return null;
}

type Written = {
  readonly verb: string;
  readonly changes: readonly FieldChange[];
  readonly words?: string;
  readonly correction?: { readonly line: number; readonly happenedAt: Date };
};

function changed(
  next: Measure,
  by: Staff,
  change: Change,
  { verb, changes, words = "", correction }: Written,
) {
  const line: StepTaken = {
    ...{ by: by.id, byName: by.name, authority: by.authority, words, changes },
    step: correction === undefined ? "change" : "correct",
    happenedAt: correction?.happenedAt ?? change.at,
    enteredAt: change.at,
    corrects: correction?.line ?? null,
  };
  const measure: Measure = { ...next, version: next.version + 1, steps: [...next.steps, line] };
  const entries = measureEntries(change, verb, measure, { happened: change.at, words, changes });
  return done({ next: measure, entries });
}
