/** What a whole file would do to the map; everything that is wrong with it, all at once. */
import type { SharedMap } from "../map.ts";
import type { ImportPlan, ImportRights, OwnForm } from "./plan.ts";
import { planBodies } from "./plan-bodies.ts";
import { planEdges } from "./plan-edges.ts";
import { planNodes } from "./plan-nodes.ts";
import { type FieldName, fieldsOf, type MapRow, type RowError } from "./rows.ts";

export function planImport(
  map: SharedMap,
  rows: readonly MapRow[],
  { rights, newId }: { readonly rights: ImportRights; readonly newId: () => string },
): ImportPlan {
  const unfit = rows.flatMap(unfitFields);
  const bodies = planBodies(map, rows, rights, newId);
  const withBodies: SharedMap = {
    ...map,
    authorities: [...map.authorities, ...bodies.authorities],
    services: [...map.services, ...bodies.services],
  };
  const nodes = planNodes(withBodies, rows, newId);
  const withNodes = putNodes(withBodies, nodes.added, nodes.changed);
  const edges = planEdges(withNodes, rows, newId);
  const order = new Map(rows.map(({ at }, index) => [at, index]));
  const errors = [...unfit, ...bodies.errors, ...nodes.errors, ...edges.errors].toSorted(
    (one, other) => (order.get(one.at) ?? 0) - (order.get(other.at) ?? 0),
  );
  return {
    authorities: bodies.authorities,
    services: bodies.services,
    addedNodes: nodes.added,
    changedNodes: nodes.changed,
    addedEdges: edges.added,
    changedEdges: edges.changed,
    unchanged: bodies.unchanged + nodes.unchanged + edges.unchanged,
    after: withNodes,
    errors,
  };
}

/** Something written where it says nothing was meant for somewhere else. */
function unfitFields({ at, kind, fields }: MapRow): readonly RowError[] {
  const written = Object.entries(fields).filter(([, text]) => text.trim() !== "");
  return written
    .filter(([field]) => !fieldsOf[kind].includes(field as FieldName))
    .map(([field]) => ({ at, problem: { kind: "row-field-unfit", path: field } }));
}

function putNodes(map: SharedMap, added: readonly OwnForm[], changed: readonly OwnForm[]): SharedMap {
  const next = new Map(changed.map((one) => [one.ref.id as string, one]));
  const put = <T extends { readonly id: string }>(list: readonly T[], kind: OwnForm["form"]["kind"]): T[] => [
    ...list.map((one) => asThing<T>(next.get(one.id)) ?? one),
    ...added.filter(({ form }) => form.kind === kind).map((one) => asThing<T>(one)!),
  ];
  return {
    ...map,
    processors: put(map.processors, "processor"),
    systems: put(map.systems, "system"),
    dataSets: put(map.dataSets, "data-set"),
  };
}

function asThing<T>(one: OwnForm | undefined): T | undefined {
  if (one === undefined) return undefined;
  const { kind: _, ...fields } = one.form;
  return { id: one.ref.id, ...fields } as T;
}
