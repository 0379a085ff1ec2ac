/** One step of a measure: acknowledged, done, verified, lifted, refused, cancelled. Checked while nobody else takes one. */
import { randomUUID } from "node:crypto";
import type { IncidentId, MeasureId } from "../../domain/ids.ts";
import { transitionOf } from "../../domain/measures/measure.ts";
import { type StepForm, takeStep } from "../../domain/measures/take-step.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { MeasuresDesk } from "../desk/incident/measures-desk.ts";
import { measureEntries } from "./measure-entries.ts";
import type { MeasureStore } from "./measure-store.ts";
import { clean } from "./order-measures.ts";

export type StepPorts = { readonly measures: MeasureStore; now(): Date };

export async function takeMeasureStep(
  ports: StepPorts,
  by: Staff,
  incident: IncidentId,
  id: MeasureId,
  form: StepForm,
): ReturnType<MeasuresDesk["takeMeasureStep"]> {
  const change = changeBy(by, ports.now());
  const who = { id: by.id, name: by.name, authority: by.authority, at: change.at };
  const words = clean(form.words);
  const outcome = await ports.measures.alter(change, { incident, id }, (current) => {
    const ids = current.services.map(() => randomUUID());
    const next = takeStep(current, { ...form, words }, who, ids);
    if (!next.ok) return next;
    const happened = next.value.steps.at(-1)!.happenedAt;
    const verb = transitionOf(form.step).entry;
    const changes = [{ field: "state", before: current.state, after: next.value.state }];
    return done({
      next: next.value,
      entries: measureEntries(change, verb, next.value, { happened, words, changes }),
    });
  });
  if (outcome.ok) return outcome;
  if (outcome.problem.kind !== "not-there") return failed(outcome.problem);
  return failed(await whyNotThere(ports, incident, id));
}

/** The record gives staff no hold of what is neither theirs nor asked by them; that it is there, all in the incident see. */
export async function whyNotThere(
  { measures }: Pick<StepPorts, "measures">,
  incident: IncidentId,
  id: MeasureId,
): Promise<{ readonly kind: "not-yours" | "no-such-measure" }> {
  const known = (await measures.of(incident)).some((one) => one.id === id);
  return { kind: known ? "not-yours" : "no-such-measure" };
}
