/** One connection: its days, its years and its note, put right by who may. What it joins stays. */
import type { EdgeId } from "../../../domain/ids.ts";
import type { MapEdge, MapRef } from "../../../domain/map/map.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { dayTyped, yearTyped } from "../days.ts";
import { edgeError, readEdge } from "../edge-form.ts";
import { edgeOf, hrefOf, hrefOfEdge } from "../links.ts";
import { mayChange } from "../may.ts";
import { edgeWords } from "../words.ts";

export const path = "/map/edges/:edge";
export const needs = "staff";
export const verbs = { get: "map.read", post: "map.change-own" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const found = await edgeOf(visit);
  return found === null ? notFound : show(visit, found, fieldsOf(found), []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const found = await edgeOf(visit);
  if (found === null) return notFound;
  if (!mayChange(staff).edge(found.edge, found.known)) return notYours;
  const read = readEdge(form, found.edge.kind);
  if ("errors" in read) return show(visit, found, form, read.errors);
  const change = { ...read, note: longText(form, "note"), version: versionIn(form) };
  const outcome = await desk.changeMapEdge(staff, found.edge.id, change);
  if (outcome.ok) return redirect(hrefOfEdge(found.edge.id), "It is changed.");
  const { problem } = outcome;
  if (problem.kind === "no-such-map-thing") return notFound;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind !== "changed-meanwhile") return show(visit, found, form, [edgeError(problem)]);
  const now = await edgeOf(visit);
  if (now === null) return notFound;
  const theirs = fieldsOf(now);
  const changed = changedView(problem, labels, theirs, form);
  return show(visit, now, { ...form, version: theirs["version"] }, [], changed);
}

const labels = { from: "From", to: "To", "first-year": "First year", "last-year": "Last year", note: "Note" };

type Found = NonNullable<Awaited<ReturnType<typeof edgeOf>>>;

function fieldsOf({ edge, map }: Found): Fields {
  const { from, to, years, note } = edge;
  const fields = { from: dayTyped(from), to: dayTyped(to), note };
  const ofData = { "first-year": yearTyped(years.from), "last-year": yearTyped(years.to) };
  return withVersion(
    edge.kind === "holds" ? { ...fields, ...ofData } : fields,
    map.versions.get(edge.id)?.version ?? 0,
  );
}

/** "Northmere uses the shared file store". */
export function sentenceOf({ edge, known }: Pick<Found, "edge" | "known">): string {
  const name = (ref: MapRef) => known.node(ref)?.name ?? "";
  return `${name(edge.source)} ${edgeWords[edge.kind].there} ${name(edge.target)}`;
}

function show(
  { staff }: StaffVisit,
  found: Found,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const { edge, known } = found;
  const end = (ref: MapRef) => ({ name: known.node(ref)?.name ?? "", href: hrefOf(ref) });
  return page(
    "map/edge/page.njk",
    {
      title: sentenceOf(found),
      back: { href: hrefOf(edge.source), text: known.node(edge.source)?.name ?? "Map" },
      here: hrefOfEdge(edge.id as EdgeId),
      form: formView(values, errors),
      changed,
      ends: [end(edge.source), end(edge.target)],
      may: mayChange(staff).edge(edge, known),
      standing: standingOf(edge),
      ofData: edge.kind === "holds",
      open: edge.to === null,
    },
    { status: statusOf(changed, errors) },
  );
}

function standingOf({ from, to, note, years }: MapEdge) {
  return { from: dayTyped(from), to: dayTyped(to), note, first: years.from, last: years.to };
}
