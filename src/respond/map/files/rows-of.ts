/** The map as rows for files: the same for tables and YAML, in an order that does not depend on chance. */

import { edgeKinds, type RowFields, type RowKind } from "../../../domain/map/import/rows.ts";
import type { Lookup } from "../../../domain/map/lookup.ts";
import { lookupOf } from "../../../domain/map/lookup.ts";
import type { MapEdge, MapRef, SharedMap } from "../../../domain/map/map.ts";

export type FileRow = { readonly kind: RowKind; readonly fields: RowFields };

export function rowsOf(map: SharedMap): readonly FileRow[] {
  const known = lookupOf(map);
  const keyOf = (ref: MapRef) => known.node(ref)?.key ?? ref.id;
  return [
    ...map.authorities.map(({ key, name }) => ({ kind: "authority" as const, fields: { key, name } })),
    ...map.services.map(({ id, name, authority }) => ({
      kind: "service" as const,
      fields: {
        ...{ key: keyOf({ kind: "service", id }), name },
        authority: keyOf({ kind: "authority", id: authority }),
      },
    })),
    ...byKey(map.processors).map(({ key, name, note }) => ({
      kind: "processor" as const,
      fields: { key, name, note },
    })),
    ...byKey(map.systems).map(({ key, name, note }) => ({
      kind: "system" as const,
      fields: { key, name, note },
    })),
    ...byKey(map.dataSets).map(({ key, name, controller, categories, years }) => ({
      kind: "data-set" as const,
      fields: {
        ...{ key, name, authority: keyOf({ kind: "authority", id: controller }) },
        ...{
          categories: categories.join("; "),
          "first-year": yearText(years.from),
          "last-year": yearText(years.to),
        },
      },
    })),
    ...edgeRows(map.edges, known),
  ];
}

function byKey<T extends { readonly key: string }>(list: readonly T[]): readonly T[] {
  return list.toSorted((one, other) => compare(one.key, other.key));
}

function edgeRows(edges: readonly MapEdge[], known: Lookup): readonly FileRow[] {
  const end = (ref: MapRef) => `${ref.kind}:${known.node(ref)?.key ?? ref.id}`;
  return edges
    .map(({ kind, source, target, from, to, years, note }) => ({
      kind,
      fields: {
        ...{ source: end(source), target: end(target), from: from ?? "", to: to ?? "" },
        ...(kind === "holds" ? { "first-year": yearText(years.from), "last-year": yearText(years.to) } : {}),
        note,
      },
    }))
    .toSorted((one, other) => compare(orderOf(one), orderOf(other)));
}

function orderOf({ kind, fields }: FileRow): string {
  const { source, target, from } = fields;
  return [edgeKinds.indexOf(kind as MapEdge["kind"]), source, target, from, fields["first-year"]].join(" ");
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function yearText(year: number | null): string {
  return year === null ? "" : String(year);
}
