/** What changed between two states of a thing, field by field: of what is no person's, for entries of the ledger. */
import type { FieldChange } from "./entry.ts";

type Value = string | number | boolean | null;

/** In the order of `after`; fields that stand as they stood are left out. */
export function fieldChanges(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): readonly FieldChange[] {
  return Object.entries(after)
    .filter(([field, value]) => (before[field] ?? null) !== value)
    .map(([field, value]) => ({ field, before: before[field] ?? null, after: value }));
}
