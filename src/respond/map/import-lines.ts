/** What an import would do, line by line, in names: for whoever looks before it is done. */
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import type { ImportPlan } from "../../domain/map/import/plan.ts";
import type { RowKind } from "../../domain/map/import/rows.ts";
import { type Lookup, lookupOf } from "../../domain/map/lookup.ts";
import type { MapEdge, MapRef } from "../../domain/map/map.ts";
import type { MapLine } from "../desk/house/map-desk.ts";
import { edgeFields, nodeFields } from "./map-entries.ts";

/** `before`: the map as it stands, for what it called things. */
export function changeLines(plan: ImportPlan, before: Lookup): readonly MapLine[] {
  const after = lookupOf(plan.after);
  const added = (kind: RowKind, name: string, fields: Fields = {}): MapLine => ({
    ...{ kind, name, added: true },
    changes: fieldChanges({}, fields).map(({ field, after: value }) => [field, null, textOf(value)]),
  });
  const changed = (kind: RowKind, name: string, from: Fields, to: Fields): MapLine => ({
    ...{ kind, name, added: false },
    changes: fieldChanges(from, to).map((one) => [one.field, textOf(one.before), textOf(one.after)]),
  });
  return [
    ...plan.authorities.map(({ key, name }) => added("authority", name, { key })),
    ...plan.services.map(({ name, authority }) =>
      added("service", name, { authority: after.node({ kind: "authority", id: authority })?.name ?? "" }),
    ),
    ...plan.addedNodes.map(({ form }) => added(form.kind, form.name, nodeFields(form, after))),
    ...plan.changedNodes.map((one) =>
      changed(one.form.kind, one.before.name, nodeFields(one.before, before), nodeFields(one.form, after)),
    ),
    ...plan.addedEdges.map((edge) => added(edge.kind, pairOf(edge, after), edgeFields(edge))),
    ...plan.changedEdges.map((one) =>
      changed(one.after.kind, pairOf(one.after, after), edgeFields(one.before), edgeFields(one.after)),
    ),
  ];
}

type Fields = ReturnType<typeof edgeFields>;

function pairOf({ source, target }: MapEdge, known: Lookup): string {
  const name = (ref: MapRef) => known.node(ref)?.name ?? "";
  return `${name(source)} → ${name(target)}`;
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
