/** Ends a connection on a day: "left in 2017". It stays on the map for good. */
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { readDay } from "../days.ts";
import { sentenceOf } from "../edge/page.ts";
import { edgeOf, hrefOf, hrefOfEdge } from "../links.ts";
import { mayChange } from "../may.ts";

export const path = "/map/edges/:edge/end";
export const needs = "staff";
export const verbs = { get: "map.change-own", post: "map.change-own" } as const;

type Found = NonNullable<Awaited<ReturnType<typeof edgeOf>>>;

export async function get(visit: StaffVisit): Promise<Reply> {
  const found = await endable(visit);
  return "kind" in found ? found : show(found, {}, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const found = await endable(visit);
  if ("kind" in found) return found;
  const read = readDay(form, "on", "to");
  if ("error" in read) return show(found, form, [read.error]);
  if (read.day === null) return show(found, form, [{ field: "on", text: "Enter the last day" }]);
  const outcome = await desk.endMapEdge(staff, found.edge.id, { on: read.day });
  if (outcome.ok) return redirect(hrefOf(found.edge.source), "It is ended, and stays on the map.");
  const { problem } = outcome;
  if (problem.kind === "no-such-map-thing") return notFound;
  if (problem.kind === "not-yours") return notYours;
  const fields = { "map-day-wrong": "on", "map-days-reversed": "on", "map-edge-ended": "on" };
  return show(found, form, [wrong(problem, fields)]);
}

async function endable(visit: StaffVisit): Promise<Found | Reply> {
  const found = await edgeOf(visit);
  if (found === null) return notFound;
  return mayChange(visit.staff).edge(found.edge, found.known) ? found : notYours;
}

function show(found: Found, values: Fields, errors: readonly FieldError[]): Reply {
  const here = hrefOfEdge(found.edge.id);
  return page(
    "map/end-edge/page.njk",
    {
      title: `End: ${sentenceOf(found)}`,
      back: { href: here, text: sentenceOf(found) },
      here: `${here}/end`,
      holds: found.edge.kind !== "holds",
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
