/** What an order must have, and how one that stands may be changed. */
import type { AuthorityId, ServiceId } from "../ids.ts";
import {
  longestTitle,
  longestWords,
  type Measure,
  type MeasureEffect,
  type MeasureKind,
  type MeasureTarget,
} from "./measure.ts";

/** What may be changed later, by those who carry it out and by those who asked for it. */
export type MeasureFields = Pick<Measure, "title" | "how" | "kind" | "effect" | "target" | "dueAt">;

export type OrderForm = {
  readonly title: string;
  readonly how: string;
  readonly kind: MeasureKind;
  readonly effect: MeasureEffect;
  readonly target: MeasureTarget;
  readonly authority: AuthorityId;
  readonly dueAt: Date;
  /** When it was ordered, by word of mouth perhaps; null: now. */
  readonly happenedAt: Date | null;
};

export type OrderProblem = {
  readonly kind:
    | "measure-title-missing"
    | "title-too-long"
    | "words-too-long"
    | "target-missing"
    | "not-involved"
    | "happened-in-future"
    | "due-before-order"
    | "no-service-suspended"
    | "isolating-is-containment";
};

/** `services`: those that stand still because of it. */
export function problemOfFields(
  { title, how, target, effect, kind }: MeasureFields,
  services: readonly ServiceId[],
): OrderProblem | null {
  if (title.trim() === "") return { kind: "measure-title-missing" };
  if ([...title.trim()].length > longestTitle) return { kind: "title-too-long" };
  if (how.length > longestWords) return { kind: "words-too-long" };
  if (target.kind === "words" && target.words.trim() === "") return { kind: "target-missing" };
  if (target.kind === "words" && target.words.length > longestTitle) return { kind: "title-too-long" };
  if (effect === "isolates" && kind !== "containment") return { kind: "isolating-is-containment" };
  if (effect === "suspends" && services.length === 0) return { kind: "no-service-suspended" };
  return null;
}

export function problemOfOrder(
  form: OrderForm,
  {
    involved,
    services,
    now,
  }: {
    readonly involved: readonly AuthorityId[];
    readonly services: readonly ServiceId[];
    readonly now: Date;
  },
): OrderProblem | null {
  if (!involved.includes(form.authority)) return { kind: "not-involved" };
  const ordered = form.happenedAt ?? now;
  if (ordered > now) return { kind: "happened-in-future" };
  if (form.dueAt < ordered) return { kind: "due-before-order" };
  return problemOfFields(form, services);
}
