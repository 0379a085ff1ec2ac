/**
 * Edges of a file. An edge has no name of its own: it is known again by what it joins, its years and its first day; else
 * by being the only one on the map that it would say twice, so that a day put right in the file is a change.
 */

import type { EdgeId } from "../../ids.ts";
import { isDouble, problemOfEdge } from "../edge-rules.ts";
import { type Lookup, lookupOf } from "../lookup.ts";
import { type EdgeKind, edgeEnds, type MapEdge, type MapRef, type SharedMap } from "../map.ts";
import { plainWords } from "../node-rules.ts";
import { refKey } from "../ref.ts";
import type { EdgeChange } from "./plan.ts";
import {
  dayIn,
  isProblem,
  type MapRow,
  type RowError,
  type RowFields,
  type RowProblem,
  yearIn,
} from "./rows.ts";

export type PlannedEdges = {
  readonly added: readonly MapEdge[];
  readonly changed: readonly EdgeChange[];
  readonly unchanged: number;
  readonly errors: readonly RowError[];
};

type Read = {
  readonly at: string;
  readonly fields: RowFields;
  readonly edge: MapEdge;
  match: MapEdge | null;
};

/** `map`: with all things that the file adds. */
export function planEdges(map: SharedMap, rows: readonly MapRow[], newId: () => string): PlannedEdges {
  const known = lookupOf({ ...map, edges: [] });
  const errors: RowError[] = [];
  const groups = groupsOf(readRows(rows, known, newId, errors));
  const standing = Map.groupBy(map.edges, joins);
  const added: MapEdge[] = [];
  const changed: EdgeChange[] = [];
  let unchanged = 0;
  for (const [joined, group] of groups) {
    const there = standing.get(joined) ?? [];
    matchRows(group, there);
    const settled = there.filter((edge) => !group.some(({ match }) => match === edge));
    for (const row of group) {
      const next = row.match === null ? row.edge : onto(row.match, row);
      const twice = settled.find((edge) => isDouble(edge, next));
      if (twice !== undefined) {
        errors.push({ at: row.at, problem: { kind: "row-doubled", path: nameOf(next, known) } });
        continue;
      }
      settled.push(next);
      if (row.match === null) added.push(next);
      else if (sameEdge(row.match, next)) unchanged++;
      else changed.push({ before: row.match, after: next });
    }
  }
  return { added, changed, unchanged, errors };
}

function readRows(
  rows: readonly MapRow[],
  known: Lookup,
  newId: () => string,
  errors: RowError[],
): readonly Read[] {
  const read: Read[] = [];
  for (const { at, kind, fields } of rows) {
    if (!(kind in edgeEnds)) continue;
    const edge = edgeIn(kind as EdgeKind, fields, known, newId);
    const problems = isEdge(edge) ? [problemOfEdge(edge, known, null)].filter((one) => one !== null) : edge;
    errors.push(...problems.map((problem) => ({ at, problem })));
    if (problems.length === 0) read.push({ at, fields, edge: edge as MapEdge, match: null });
  }
  return read;
}

/** Everything that is wrong with a row, not the first of it alone. */
function edgeIn(
  kind: EdgeKind,
  fields: RowFields,
  known: Lookup,
  newId: () => string,
): MapEdge | readonly RowProblem[] {
  const source = endIn(fields.source, "source", edgeEnds[kind].source, known);
  const target = endIn(fields.target, "target", edgeEnds[kind].target, known);
  const [from, to] = [dayIn(fields.from ?? "", "from"), dayIn(fields.to ?? "", "to")];
  const [first, last] = [yearIn(fields["first-year"] ?? ""), yearIn(fields["last-year"] ?? "")];
  const ends = [source, target].filter((end) => !isRef(end));
  if (
    !isRef(source) ||
    !isRef(target) ||
    isProblem(from) ||
    isProblem(to) ||
    isProblem(first) ||
    isProblem(last)
  )
    return [...(ends as RowProblem[]), ...[from, to, first, last].filter(isProblem)];
  const years = { from: first, to: last };
  return {
    id: newId() as EdgeId,
    kind,
    source,
    target,
    from,
    to,
    years,
    note: plainWords(fields.note ?? ""),
  };
}

/** "system:north-files", or the short name alone where it can be one thing only. */
function endIn(
  written: string | undefined,
  field: "source" | "target",
  kinds: readonly MapRef["kind"][],
  known: Lookup,
): MapRef | RowProblem {
  const text = written?.trim() ?? "";
  if (text === "") return { kind: "row-field-missing", path: field };
  const [, prefix, rest] = /^(authority|processor|service|system|data-set):(.*)$/.exec(text) ?? [];
  if (prefix !== undefined && !kinds.includes(prefix as MapRef["kind"])) return { kind: "map-ends-unfit" };
  const among = prefix === undefined ? kinds : [prefix as MapRef["kind"]];
  const found = among.flatMap((kind) => known.byKey(kind, (rest ?? text).trim()) ?? []);
  if (found.length > 1) return { kind: "row-key-in-doubt", path: text };
  return found[0]?.ref ?? { kind: "row-key-unknown", path: text };
}

function groupsOf(rows: readonly Read[]): ReadonlyMap<string, Read[]> {
  return Map.groupBy(rows, ({ edge }) => joins(edge)) as ReadonlyMap<string, Read[]>;
}

function joins({ kind, source, target }: MapEdge): string {
  return `${kind} ${refKey(source)} ${refKey(target)}`;
}

function matchRows(rows: readonly Read[], standing: readonly MapEdge[]): void {
  const free = new Set(standing);
  const take = (row: Read, edge: MapEdge | undefined) => {
    if (edge === undefined) return;
    row.match = edge;
    free.delete(edge);
  };
  const exact = ({ edge }: Read) =>
    [...free].find(({ from, years }) => from === edge.from && sameYears(years, edge.years));
  for (const row of rows) take(row, exact(row));
  for (const row of rows) {
    if (row.match !== null) continue;
    const doubled = [...free].filter((edge) => isDouble(edge, row.edge));
    if (doubled.length === 1) take(row, doubled[0]);
  }
}

/** What the file says nothing of stays as the map says it. */
function onto(standing: MapEdge, { fields, edge }: Read): MapEdge {
  return {
    ...standing,
    from: fields.from === undefined ? standing.from : edge.from,
    to: fields.to === undefined ? standing.to : edge.to,
    years: {
      from: fields["first-year"] === undefined ? standing.years.from : edge.years.from,
      to: fields["last-year"] === undefined ? standing.years.to : edge.years.to,
    },
    note: fields.note === undefined ? standing.note : edge.note,
  };
}

function sameYears(one: MapEdge["years"], other: MapEdge["years"]): boolean {
  return one.from === other.from && one.to === other.to;
}

function sameEdge(one: MapEdge, other: MapEdge): boolean {
  const { from, to, years, note } = one;
  return from === other.from && to === other.to && sameYears(years, other.years) && note === other.note;
}

function nameOf({ source, target }: MapEdge, known: Lookup): string {
  return [source, target].map((ref) => known.node(ref)?.name ?? "").join(" and ");
}

function isRef(value: MapRef | RowProblem): value is MapRef {
  return "id" in value;
}

function isEdge(value: MapEdge | readonly RowProblem[]): value is MapEdge {
  return "id" in value;
}
