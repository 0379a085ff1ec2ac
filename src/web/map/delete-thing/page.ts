/** Takes a system, a processor or a data set off the map that was put there by mistake. */
import type { OwnNode } from "../../../domain/map/node-rules.ts";
import { notFound, notYours, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { askDeletion, type Deletion, deleteIt } from "../deletion.ts";
import { hrefOf, thingOf } from "../links.ts";
import { mayChange } from "../may.ts";

export const path = "/map/:mapKind/:mapNode/delete";
export const needs = "staff";
export const verbs = { get: "map.change-own", post: "map.change-own" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const found = await deletionIn(visit);
  return "kind" in found ? found : askDeletion(visit, found);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const found = await deletionIn(visit);
  return "kind" in found ? found : await deleteIt(visit, found);
}

async function deletionIn(visit: StaffVisit): Promise<Deletion | Reply> {
  const { desk, staff } = visit;
  const found = await thingOf(visit);
  if (found === null) return notFound;
  const { ref, owner, name } = found.node;
  if (ref.kind === "authority" || ref.kind === "service") return notFound;
  if (!mayChange(staff).of(ref.kind === "data-set" ? owner : null)) return notYours;
  return {
    title: `Delete ${name}`,
    back: { href: hrefOf(ref), text: name },
    here: `${hrefOf(ref)}/delete`,
    warning:
      "Only delete what was never true. What is no longer in use stays on the map: data may still lie there.",
    instead: null,
    onwards: { href: "/map", text: `${name} is off the map.` },
    carryOut: (form) => desk.deleteMapNode(staff, ref as OwnNode, form),
  };
}
