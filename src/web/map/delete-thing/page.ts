/** Takes a system, a processor or a data set off the map that was put there by mistake. */
import type { OwnNode } from "../../../domain/map/node-rules.ts";
import { type FieldError, formView, longText } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { type Found, hrefOf, thingOf } from "../links.ts";
import { mayChange } from "../may.ts";

export const path = "/map/:mapKind/:mapNode/delete";
export const needs = "staff";
export const verbs = { get: "map.change-own", post: "map.change-own" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const found = await deletable(visit);
  return "kind" in found ? found : show(visit, found, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const found = await deletable(visit);
  if ("kind" in found) return found;
  const reasons = longText(visit.form, "reasons");
  const outcome = await visit.desk.deleteMapNode(visit.staff, found.node.ref as OwnNode, { reasons });
  if (outcome.ok) return redirect("/map", `${found.node.name} is off the map.`);
  const { problem } = outcome;
  if (problem.kind === "no-such-map-thing") return notFound;
  if (problem.kind === "not-yours") return notYours;
  return show(visit, found, [wrong(problem, { "reasons-missing": "reasons", "words-too-long": "reasons" })]);
}

async function deletable(visit: StaffVisit): Promise<Found | Reply> {
  const found = await thingOf(visit);
  if (found === null) return notFound;
  const { ref, owner } = found.node;
  if (ref.kind === "authority" || ref.kind === "service") return notFound;
  return mayChange(visit.staff).of(ref.kind === "data-set" ? owner : null) ? found : notYours;
}

function show({ form }: StaffVisit, { node }: Found, errors: readonly FieldError[]): Reply {
  return page(
    "map/delete.njk",
    {
      title: `Delete ${node.name}`,
      back: { href: hrefOf(node.ref), text: node.name },
      here: `${hrefOf(node.ref)}/delete`,
      warning:
        "Only delete what was never true. What is no longer in use stays on the map: data may still lie there.",
      instead: null,
      form: formView(form, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
