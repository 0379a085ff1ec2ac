/** Takes off the map what was a mistake. What edges hang on stays: those come first, each with its own reasons. */

import { lookupOf } from "../../domain/map/lookup.ts";
import type { OwnNode } from "../../domain/map/node-rules.ts";
import { mayChangeOf } from "../../domain/map/who-may.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import { type By, changeBy } from "../change-by.ts";
import type { MapDeleteProblem } from "../desk/house/map-desk.ts";
import { changerOf } from "./changer.ts";
import { nodeEntry } from "./map-entries.ts";
import type { MapPorts } from "./map-ports.ts";
import { noWrite } from "./map-store.ts";
import { formOf } from "./node-of.ts";

export async function deleteMapNode(
  { map, now }: MapPorts,
  by: By,
  ref: OwnNode,
  form: { readonly reasons: string },
): Promise<Outcome<null, MapDeleteProblem | { readonly kind: "map-edges-hang-on" }>> {
  const reasons = form.reasons.trim();
  const change = changeBy(by, now());
  return map.alterMap<MapDeleteProblem | { readonly kind: "map-edges-hang-on" }>(change, (standing) => {
    const before = formOf(standing, ref);
    if (before === null) return failed({ kind: "no-such-map-thing" });
    if (!mayChangeOf(changerOf(by), before.kind === "data-set" ? before.controller : null))
      return failed({ kind: "not-yours" });
    const unfit = problemOfReasons(reasons);
    if (unfit !== null) return failed(unfit);
    const known = lookupOf(standing);
    if (known.edgesOf(ref).length > 0) return failed({ kind: "map-edges-hang-on" });
    const entries = [nodeEntry(change, before, null, known, reasons)];
    return done({ write: { ...noWrite, dropped: [ref.id] }, entries });
  });
}
