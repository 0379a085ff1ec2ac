/** Joins two things on the map, from a day to a day. */
import { randomUUID } from "node:crypto";
import type { EdgeId } from "../../domain/ids.ts";
import { type EdgeForm, problemOfEdge } from "../../domain/map/edge-rules.ts";
import { lookupOf } from "../../domain/map/lookup.ts";
import type { MapEdge } from "../../domain/map/map.ts";
import { plainWords } from "../../domain/map/node-rules.ts";
import { mayChangeEdge } from "../../domain/map/who-may.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import type { MapEdgeProblem } from "../desk/house/map-desk.ts";
import { changerOf } from "./changer.ts";
import { edgeEntry } from "./map-entries.ts";
import type { MapPorts } from "./map-ports.ts";
import { noWrite } from "./map-store.ts";

export async function addMapEdge(
  { map, now }: MapPorts,
  by: By,
  form: EdgeForm,
): Promise<Outcome<EdgeId, MapEdgeProblem>> {
  const edge: MapEdge = { ...form, note: plainWords(form.note), id: randomUUID() as EdgeId };
  const change = changeBy(by, now());
  const outcome = await map.alterMap<MapEdgeProblem>(change, (standing) => {
    const known = lookupOf(standing);
    const problem = problemOfEdge(edge, known, null);
    if (problem !== null) return failed(problem);
    if (!mayChangeEdge(changerOf(by), edge, known)) return failed({ kind: "not-yours" });
    return done({
      write: { ...noWrite, added: { ...noWrite.added, edges: [edge] } },
      entries: [edgeEntry(change, null, edge, known)],
    });
  });
  return outcome.ok ? done(edge.id) : outcome;
}
