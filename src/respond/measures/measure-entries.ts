/** What the ledger keeps of a measure: an entry for each of the two authorities that it concerns. */

import type { FieldChange, NewEntry } from "../../domain/ledger/entry.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { type Measure, type MeasureTarget, measureReference } from "../../domain/measures/measure.ts";
import type { MeasureFields } from "../../domain/measures/order.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";

export function measureEntries(
  change: Change,
  verb: string,
  measure: Measure,
  {
    happened,
    words = "",
    changes = [],
  }: { readonly happened: Date; readonly words?: string; readonly changes?: readonly FieldChange[] },
): readonly NewEntry[] {
  const { id, incident, title, kind, authority, orderedBy } = measure;
  const about = { subject: `measure:${id}`, incident };
  const detail = {
    ...{ measure: measureReference(measure), title, kind, carriedOutBy: authority, orderedBy },
    ...(verb === "measure.ordered"
      ? { target: targetText(measure.target), due: measure.dueAt.toISOString() }
      : {}),
    reasons: words,
  };
  const besides = { changes, ...(happened < change.at ? { happened } : {}) };
  return [...new Set([authority, orderedBy])].map((register) =>
    note(change, verb, about, { authority: register, ...detail }, besides),
  );
}

export function changesOfFields(before: MeasureFields, after: MeasureFields): readonly FieldChange[] {
  return fieldChanges(written(before), written(after));
}

function written({ title, how, kind, effect, target, dueAt }: MeasureFields) {
  return {
    ...{ title, how, kind, effect },
    target: targetText(target),
    due: dueAt.toISOString(),
  };
}

/** Ids are given names where they are read. */
function targetText(target: MeasureTarget): string {
  return target.kind === "words" ? target.words : target.id;
}
