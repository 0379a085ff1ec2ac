/** Entries about the map: each thing and each edge by its names, with what stood there before and what stands there now. */
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import type { Lookup } from "../../domain/map/lookup.ts";
import type { MapEdge, MapRef } from "../../domain/map/map.ts";
import type { NodeForm } from "../../domain/map/node-rules.ts";
import { mapVerbs } from "../../domain/map/transitions.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";

type Fields = Readonly<Record<string, string | number | null>>;

/** `before` null: it is new. `after` null: it was a mistake. */
export function nodeEntry(
  change: Change,
  before: NodeForm | null,
  after: NodeForm | null,
  known: Lookup,
  reasons?: string,
): NewEntry {
  const one = (after ?? before)!;
  const about = { subject: `${one.kind}:${one.key}` };
  return entry(change, about, { what: one.kind, name: one.name }, [
    before === null ? null : nodeFields(before, known),
    after === null ? null : nodeFields(after, known),
    reasons,
  ]);
}

export function edgeEntry(
  change: Change,
  before: MapEdge | null,
  after: MapEdge | null,
  known: Lookup,
  besides: { readonly reasons?: string; readonly ended?: true } = {},
): NewEntry {
  const one = (after ?? before)!;
  const { kind: what, id } = one;
  const detail = { what, source: nameIn(known, one.source), target: nameIn(known, one.target) };
  const written = entry(change, { subject: `edge:${id}` }, detail, [
    before === null ? null : edgeFields(before),
    after === null ? null : edgeFields(after),
    besides.reasons,
  ]);
  return besides.ended ? { ...written, verb: mapVerbs.end } : written;
}

function entry(
  change: Change,
  about: { readonly subject: string },
  detail: Readonly<Record<string, string>>,
  [before, after, reasons]: readonly [Fields | null, Fields | null, string | undefined],
): NewEntry {
  const verb = after === null ? mapVerbs.delete : before === null ? mapVerbs.add : mapVerbs.change;
  const fields = after ?? emptied(before!);
  const changes = fieldChanges(before ?? {}, fields);
  return note(change, verb, about, reasons === undefined ? detail : { ...detail, reasons }, { changes });
}

function emptied(fields: Fields): Fields {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, null]));
}

export function nodeFields(form: NodeForm, known: Lookup): Fields {
  const { key, name } = form;
  if (form.kind !== "data-set") return { key, name, note: form.note || null };
  const controller = nameIn(known, { kind: "authority", id: form.controller });
  const { from, to } = form.years;
  return {
    ...{ key, name, controller, categories: form.categories.join(", ") || null },
    ...{ "first year": from, "last year": to },
  };
}

export function edgeFields({ from, to, years, note: words }: MapEdge): Fields {
  return { from, to, "first year": years.from, "last year": years.to, note: words || null };
}

function nameIn(known: Lookup, ref: MapRef): string {
  return known.node(ref)?.name ?? ref.id;
}
