/** Which public services stand still when something is taken off: the service itself, or those that the map says run on it. */
import type { AuthorityId, ServiceId } from "../ids.ts";
import type { SharedMap } from "../map/map.ts";
import type { MeasureTarget } from "./measure.ts";

type Running = Pick<SharedMap, "services" | "edges">;

/** Of the authority that carries it out alone: what others tell their public is theirs. `day`: "2026-01-08". */
export function servicesOfTarget(
  target: MeasureTarget,
  authority: AuthorityId,
  { services, edges }: Running,
  day: string,
): readonly ServiceId[] {
  const own = services.filter((one) => one.authority === authority).map(({ id }) => id);
  if (target.kind === "words") return [];
  if (target.kind === "service") return own.filter((id) => id === target.id);
  const runsOn = edges.filter(
    ({ kind, from, to }) =>
      kind === "runs-on" && (from === null || from <= day) && (to === null || to >= day),
  );
  const bySystem = Map.groupBy(runsOn, (edge) => edge.target.id as string);
  const reached = new Set<string>([target.id]);
  for (const id of reached) for (const { source } of bySystem.get(id) ?? []) reached.add(source.id);
  return own.filter((id) => reached.has(id));
}
