/** Changes what a system, a processor or a data set is called, or what is said of it. */
import { lookupOf } from "../../domain/map/lookup.ts";
import { type NodeForm, type OwnNode, problemOfNode } from "../../domain/map/node-rules.ts";
import { mayChangeOf } from "../../domain/map/who-may.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { type By, changeBy } from "../change-by.ts";
import type { MapNodeProblem } from "../desk/house/map-desk.ts";
import { changerOf } from "./changer.ts";
import { nodeEntry } from "./map-entries.ts";
import { type MapPorts, stale, withName } from "./map-ports.ts";
import { noWrite } from "./map-store.ts";
import { formOf, thingsOf, tidied } from "./node-of.ts";

export type NodeChangeProblem = MapNodeProblem | { readonly kind: "no-such-map-thing" } | ChangedMeanwhile;

export async function changeMapNode(
  ports: MapPorts,
  by: By,
  ref: OwnNode,
  { version, form: typed }: { readonly version: number; readonly form: NodeForm },
): Promise<Outcome<null, NodeChangeProblem>> {
  const form = tidied(typed);
  const change = changeBy(by, ports.now());
  const outcome = await ports.map.alterMap<NodeChangeProblem>(change, (map) => {
    const before = formOf(map, ref);
    if (before === null || form.kind !== ref.kind) return failed({ kind: "no-such-map-thing" });
    const changer = changerOf(by);
    const owners = [before, form].map((one) => (one.kind === "data-set" ? one.controller : null));
    if (!owners.every((owner) => mayChangeOf(changer, owner))) return failed({ kind: "not-yours" });
    const late = stale(map, ref.id, version);
    if (late !== null) return late;
    const known = lookupOf(map);
    const problem = problemOfNode(form, known, ref);
    if (problem !== null) return failed(problem);
    const entry = nodeEntry(change, before, form, known);
    // Saved as it stood: nothing was done, so nothing is written.
    if (entry.changes === undefined) return done({ write: noWrite, entries: [] });
    const things = thingsOf([{ ref, form }]);
    return done({ write: { ...noWrite, changed: things }, entries: [entry] });
  });
  return withName(ports, outcome);
}
