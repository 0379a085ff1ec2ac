/** What we know, believe and do not know yet, in groups; what turned out to be wrong stays in the history alone. */
import type { PointKind } from "../../../domain/publication/point.ts";
import type { PublishedPoint } from "../../../domain/publication/published-point.ts";

const groups: readonly PointKind[] = ["known", "believed", "not-known-yet"];

export function pointsView(points: readonly PublishedPoint[]) {
  return {
    groups: groups
      .map((kind) => ({ kind, points: points.filter((one) => one.kind === kind) }))
      .filter((group) => group.points.length > 0),
    /** Those whose wording changed, or that turned out to be wrong. */
    changed: points.filter(({ kind, earlier }) => kind === "wrong" || earlier.length > 0),
    any: points.length > 0,
  };
}
