/** Finds an edge under the map's lock, asks whether somebody may change it, and writes what became of it. */
import type { EdgeId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { type Lookup, lookupOf } from "../../domain/map/lookup.ts";
import type { MapEdge } from "../../domain/map/map.ts";
import { mayChangeEdge } from "../../domain/map/who-may.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import type { MapReading } from "../desk/house/map-desk.ts";
import type { Change } from "../ports.ts";
import { changerOf } from "./changer.ts";
import { type MapPorts, withName } from "./map-ports.ts";
import { noWrite } from "./map-store.ts";

export type NotThatEdge = { readonly kind: "no-such-map-thing" | "not-yours" };
type Standing = {
  readonly edge: MapEdge;
  readonly map: MapReading;
  readonly known: Lookup;
  readonly change: Change;
};
/** `next` null: it goes. An entry of null: nothing was done. */
export type EdgeVerdict<P extends Problem> = Outcome<
  { readonly next: MapEdge | null; readonly entry: NewEntry | null },
  P
>;

export async function alterEdge<P extends Problem>(
  ports: MapPorts,
  by: By,
  id: EdgeId,
  decide: (standing: Standing) => EdgeVerdict<P>,
): Promise<Outcome<null, P | NotThatEdge>> {
  const change = changeBy(by, ports.now());
  const outcome = await ports.map.alterMap<P | NotThatEdge>(change, (map) => {
    const edge = map.edges.find((one) => one.id === id);
    if (edge === undefined) return failed({ kind: "no-such-map-thing" });
    const known = lookupOf(map);
    if (!mayChangeEdge(changerOf(by), edge, known)) return failed({ kind: "not-yours" });
    const verdict = decide({ edge, map, known, change });
    if (!verdict.ok) return verdict;
    const { next, entry } = verdict.value;
    if (entry === null) return done({ write: noWrite, entries: [] });
    const write =
      next === null
        ? { ...noWrite, dropped: [id] }
        : { ...noWrite, changed: { ...noWrite.changed, edges: [next] } };
    return done({ write, entries: [entry] });
  });
  return withName(ports, outcome);
}
