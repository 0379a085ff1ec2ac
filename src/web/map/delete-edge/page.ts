/** Takes a connection off the map that was never there. */
import { type FieldError, formView, longText } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { sentenceOf } from "../edge/page.ts";
import { edgeOf, hrefOf, hrefOfEdge } from "../links.ts";
import { mayChange } from "../may.ts";

export const path = "/map/edges/:edge/delete";
export const needs = "staff";
export const verbs = { get: "map.change-own", post: "map.change-own" } as const;

type Found = NonNullable<Awaited<ReturnType<typeof edgeOf>>>;

export async function get(visit: StaffVisit): Promise<Reply> {
  const found = await deletable(visit);
  return "kind" in found ? found : show(visit, found, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const found = await deletable(visit);
  if ("kind" in found) return found;
  const reasons = longText(visit.form, "reasons");
  const outcome = await visit.desk.deleteMapEdge(visit.staff, found.edge.id, { reasons });
  if (outcome.ok) return redirect(hrefOf(found.edge.source), "It is off the map.");
  const { problem } = outcome;
  if (problem.kind === "no-such-map-thing") return notFound;
  if (problem.kind === "not-yours") return notYours;
  return show(visit, found, [wrong(problem, { "reasons-missing": "reasons", "words-too-long": "reasons" })]);
}

async function deletable(visit: StaffVisit): Promise<Found | Reply> {
  const found = await edgeOf(visit);
  if (found === null) return notFound;
  return mayChange(visit.staff).edge(found.edge, found.known) ? found : notYours;
}

function show({ form }: StaffVisit, found: Found, errors: readonly FieldError[]): Reply {
  const here = hrefOfEdge(found.edge.id);
  const ended = found.edge.to !== null;
  return page(
    "map/delete.njk",
    {
      title: `Delete: ${sentenceOf(found)}`,
      back: { href: here, text: sentenceOf(found) },
      here: `${here}/delete`,
      warning: "Only delete what was never so. What was so once stays on the map with its days.",
      instead: ended ? null : { href: `${here}/end`, text: "End it on a day instead" },
      form: formView(form, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
