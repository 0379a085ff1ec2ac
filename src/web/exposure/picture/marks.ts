/** What of the map an exposure's picture shows, and how each thing on it is marked. White words on each colour: 5:1 and up. */
import type { ExposureState } from "../../../domain/exposure/judgement.ts";
import type { SharedMap } from "../../../domain/map/map.ts";
import { type RefKey, refKey } from "../../../domain/map/ref.ts";
import { cutTo } from "../../../domain/map/views.ts";
import type { ExposureReading } from "../../../respond/desk/incident/exposure-desk.ts";
import type { Mark } from "../../map/picture/draw.ts";
import { stateTags } from "../words.ts";

export const colours = {
  origin: "#0b0c0c",
  confirmed: "#b10e1e",
  possible: "#8a4100",
  "ruled-out": "#00612f",
  reached: "#505a5f",
} as const;

type Line = ExposureReading["exposures"][number];

export function marksOf({ beliefs, tree, exposures }: ExposureReading): ReadonlyMap<RefKey, Mark> {
  const open = exposures.filter(({ gone }) => !gone);
  const marks = new Map<RefKey, Mark>();
  for (const key of tree.keys()) marks.set(key, { words: "Within reach", colour: colours.reached });
  for (const [key, lines] of Map.groupBy(open, ({ thing }) => refKey(thing)))
    marks.set(key, stateMark(lines));
  for (const [authority, lines] of Map.groupBy(open, (line) => line.authority))
    marks.set(`authority:${authority}`, stateMark(lines));
  for (const origin of beliefs[0]?.origins ?? [])
    marks.set(refKey(origin), { words: "Began here", colour: colours.origin });
  return marks;
}

/** The gravest of several, with how many. */
function stateMark(lines: readonly Line[]): Mark {
  const order: readonly ExposureState[] = ["confirmed", "possible", "ruled-out"];
  const state = order.find((one) => lines.some((line) => line.state === one)) ?? "possible";
  const count = lines.filter((line) => line.state === state).length;
  const { text } = stateTags[state];
  return {
    words: lines.length === 1 ? text : `${text}: ${count} of ${lines.length}`,
    colour: colours[state],
  };
}

/** Everything within reach, and the bodies that it concerns: those that are exposed, and those where it began. */
export function withinReach(map: SharedMap, { beliefs, tree, exposures }: ExposureReading): SharedMap {
  const seen = new Set<string>(tree.keys());
  for (const { authority, gone } of exposures) if (!gone) seen.add(`authority:${authority}`);
  for (const origin of beliefs[0]?.origins ?? []) seen.add(refKey(origin));
  for (const { kind, source, target } of map.edges)
    if (kind === "operates" && seen.has(refKey(target))) seen.add(refKey(source));
  return cutTo(map, seen);
}
