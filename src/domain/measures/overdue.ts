/** What is late: an order that nobody has acknowledged within the hour, and what was not done by its time. */
import { isOpen, lastOf, type Measure } from "./measure.ts";

export const acknowledgeWithinMs = 3_600_000;

export type Lateness = { readonly kind: "not-acknowledged" | "not-done"; readonly since: Date };

/** The worse first; empty where nothing is late. */
export function lateness(measure: Measure, now: Date): readonly Lateness[] {
  const late: Lateness[] = [];
  if (isOpen(measure) && measure.dueAt < now) late.push({ kind: "not-done", since: measure.dueAt });
  const until = acknowledgeBy(measure);
  if (measure.state === "ordered" && until !== null && until < now)
    late.push({ kind: "not-acknowledged", since: until });
  return late;
}

export function acknowledgeBy(measure: Measure): Date | null {
  const ordered = lastOf(measure, "order");
  return ordered === null ? null : new Date(ordered.getTime() + acknowledgeWithinMs);
}
