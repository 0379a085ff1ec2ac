/** Takes a connection off the map that was never there. */
import { notFound, notYours, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { askDeletion, type Deletion, deleteIt } from "../deletion.ts";
import { sentenceOf } from "../edge/page.ts";
import { edgeOf, hrefOf, hrefOfEdge } from "../links.ts";
import { mayChange } from "../may.ts";

export const path = "/map/edges/:edge/delete";
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
  const found = await edgeOf(visit);
  if (found === null) return notFound;
  const { edge, known } = found;
  if (!mayChange(staff).edge(edge, known)) return notYours;
  const here = hrefOfEdge(edge.id);
  return {
    title: `Delete: ${sentenceOf(found)}`,
    back: { href: here, text: sentenceOf(found) },
    here: `${here}/delete`,
    warning: "Only delete what was never so. What was so once stays on the map with its days.",
    instead: edge.to === null ? { href: `${here}/end`, text: "End it on a day instead" } : null,
    onwards: { href: hrefOf(edge.source), text: "It is off the map." },
    carryOut: (form) => desk.deleteMapEdge(staff, edge.id, form),
  };
}
