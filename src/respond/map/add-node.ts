/** Puts a system, a processor or a data set on the map. */
import { randomUUID } from "node:crypto";
import { lookupOf } from "../../domain/map/lookup.ts";
import { type NodeForm, type OwnNode, problemOfNode } from "../../domain/map/node-rules.ts";
import { mayChangeOf } from "../../domain/map/who-may.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import type { MapNodeProblem } from "../desk/house/map-desk.ts";
import { changerOf } from "./changer.ts";
import { nodeEntry } from "./map-entries.ts";
import type { MapPorts } from "./map-ports.ts";
import { noWrite } from "./map-store.ts";
import { newRef, thingsOf, tidied } from "./node-of.ts";

export async function addMapNode(
  { map, now }: MapPorts,
  by: By,
  typed: NodeForm,
): Promise<Outcome<OwnNode, MapNodeProblem>> {
  const form = tidied(typed);
  const ref = newRef(form.kind, randomUUID());
  if (!mayChangeOf(changerOf(by), form.kind === "data-set" ? form.controller : null))
    return failed({ kind: "not-yours" });
  const change = changeBy(by, now());
  const outcome = await map.alterMap<MapNodeProblem>(change, (standing) => {
    const known = lookupOf(standing);
    const problem = problemOfNode(form, known, null);
    if (problem !== null) return failed(problem);
    const things = thingsOf([{ ref, form }]);
    return done({
      write: { ...noWrite, added: { ...noWrite.added, ...things } },
      entries: [nodeEntry(change, null, form, known)],
    });
  });
  return outcome.ok ? done(ref) : outcome;
}
