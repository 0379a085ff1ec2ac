/** Processors, systems and data sets of a file, known again by their short names. */
import type { AuthorityId, DataSetId, ProcessorId, SystemId } from "../../ids.ts";
import { lookupOf } from "../lookup.ts";
import type { MapRef, SharedMap } from "../map.ts";
import { type NodeForm, type OwnKind, oneLine, plainWords, problemOfNode } from "../node-rules.ts";
import type { NodeChange, OwnForm } from "./plan.ts";
import { isProblem, type MapRow, type RowError, type RowFields, type RowProblem, yearIn } from "./rows.ts";

export type PlannedNodes = {
  readonly added: readonly OwnForm[];
  readonly changed: readonly NodeChange[];
  readonly unchanged: number;
  readonly errors: readonly RowError[];
};

export function planNodes(map: SharedMap, rows: readonly MapRow[], newId: () => string): PlannedNodes {
  const known = lookupOf(map);
  const forms = standingForms(map);
  const added: OwnForm[] = [];
  const changed: NodeChange[] = [];
  const errors: RowError[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const { at, kind, fields } of rows) {
    if (kind !== "processor" && kind !== "system" && kind !== "data-set") continue;
    const key = fields.key?.trim() ?? "";
    const standing = known.byKey(kind, key);
    const before = standing === undefined ? null : forms.get(standing.ref.id)!;
    const form = formIn(kind, key, fields, before, (written) => known.byKey("authority", written)?.ref);
    const problem =
      key === ""
        ? ({ kind: "row-field-missing", path: "key" } as const)
        : seen.has(`${kind} ${key}`)
          ? ({ kind: "row-twice", path: key } as const)
          : isRowProblem(form)
            ? form
            : problemOfNode(form, known, standing?.ref ?? null);
    if (problem !== null) {
      errors.push({ at, problem });
      continue;
    }
    seen.add(`${kind} ${key}`);
    const after = form as NodeForm;
    if (standing === undefined || before === null) added.push({ ref: refOf(kind, newId()), form: after });
    else if (same(before, after)) unchanged++;
    else changed.push({ ref: standing.ref, before, form: after });
  }
  return { added, changed, unchanged, errors };
}

function standingForms(map: SharedMap): ReadonlyMap<string, NodeForm> {
  const forms = new Map<string, NodeForm>();
  for (const { id, ...one } of map.processors) forms.set(id, { kind: "processor", ...one });
  for (const { id, ...one } of map.systems) forms.set(id, { kind: "system", ...one });
  for (const { id, ...one } of map.dataSets) forms.set(id, { kind: "data-set", ...one });
  return forms;
}

function formIn(
  kind: OwnKind,
  key: string,
  fields: RowFields,
  before: NodeForm | null,
  authority: (key: string) => MapRef | undefined,
): NodeForm | RowProblem {
  const name = fields.name === undefined ? (before?.name ?? "") : oneLine(fields.name);
  if (kind !== "data-set") {
    const words = before !== null && before.kind !== "data-set" ? before.note : "";
    return { kind, key, name, note: fields.note === undefined ? words : plainWords(fields.note) };
  }
  const standing = before?.kind === "data-set" ? before : null;
  const controller = controllerIn(fields.authority, standing?.controller, authority);
  if (isProblem(controller)) return controller;
  const [from, to] = [
    yearOr(fields["first-year"], standing?.years.from),
    yearOr(fields["last-year"], standing?.years.to),
  ];
  if (isProblem(from)) return from;
  if (isProblem(to)) return to;
  const categories =
    fields.categories === undefined ? (standing?.categories ?? []) : categoriesIn(fields.categories);
  return { kind, key, name, controller, categories, years: { from, to } };
}

function controllerIn(
  written: string | undefined,
  standing: AuthorityId | undefined,
  authority: (key: string) => MapRef | undefined,
): AuthorityId | RowProblem {
  const key = written?.trim() ?? "";
  if (key === "") return standing ?? { kind: "row-field-missing", path: "authority" };
  const ref = authority(key.replace(/^authority:/, ""));
  return ref === undefined ? { kind: "row-key-unknown", path: key } : (ref.id as AuthorityId);
}

function yearOr(written: string | undefined, standing: number | null | undefined) {
  return written === undefined ? (standing ?? null) : yearIn(written);
}

/** "name; date-of-birth": commas and semicolons alike. */
function categoriesIn(written: string): readonly string[] {
  const words = written.split(/[;,|\n]/u).map((word) => word.trim().toLowerCase());
  return [...new Set(words.filter((word) => word !== ""))];
}

function refOf(kind: OwnKind, id: string): MapRef {
  if (kind === "processor") return { kind, id: id as ProcessorId };
  return kind === "system" ? { kind, id: id as SystemId } : { kind, id: id as DataSetId };
}

function isRowProblem(value: NodeForm | RowProblem): value is RowProblem {
  return !("key" in value);
}

function same(one: NodeForm, other: NodeForm): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

/** The order in which kinds of data are named says nothing. */
function ordered(form: NodeForm) {
  if (form.kind !== "data-set") return [form.kind, form.key, form.name, form.note];
  const { kind, key, name, controller, categories, years } = form;
  return [kind, key, name, controller, categories.toSorted(), years.from, years.to];
}
