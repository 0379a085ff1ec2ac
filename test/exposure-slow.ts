/**
 * Exposure once more, slowly, from the words of docs/adr/0031-exposure.md and not from the code of src/domain/exposure:
 * every walk over the map that visits nothing twice is tried, day by day in numbers, and the best are picked afterwards.
 */
import type { EdgeKind, MapEdge, MapRef, SharedMap, Years } from "../src/domain/map/map.ts";

type Belief = { readonly origins: readonly MapRef[]; readonly since: string; readonly until: string | null };
type Walk = readonly { readonly at: string; readonly day: number; readonly edge: MapEdge | null }[];

const name = (ref: MapRef) => `${ref.kind}:${ref.id}`;
const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** Each thing that was reached with the one walk that explains it. */
export function slowReach(map: SharedMap, belief: Belief): ReadonlyMap<string, Walk> {
  const walks = belief.origins.flatMap((origin) =>
    walksOn(map, belief, [{ at: name(origin), day: dayNumber(belief.since), edge: null }]),
  );
  const earliest = new Map<string, number>();
  for (const walk of walks) {
    const { at, day } = walk.at(-1)!;
    earliest.set(at, Math.min(day, earliest.get(at) ?? Number.POSITIVE_INFINITY));
  }
  const early = walks.filter((walk) => walk.every(({ at, day }) => day === earliest.get(at)));
  const label = labels(map);
  const best = new Map<string, Walk>();
  for (const walk of early) {
    const { at } = walk.at(-1)!;
    const known = best.get(at);
    if (known === undefined || isNicer(walk, known, label)) best.set(at, walk);
  }
  return best;
}

function walksOn(map: SharedMap, belief: Belief, walk: Walk): readonly Walk[] {
  const { at, day } = walk.at(-1)!;
  const further = map.edges.flatMap((edge) => {
    const [from, to] = edge.kind === "runs-on" ? [edge.target, edge.source] : [edge.source, edge.target];
    if (name(from) !== at || walk.some((step) => step.at === name(to))) return [];
    const next = crossing(edge, day, belief);
    return next === null ? [] : walksOn(map, belief, [...walk, { at: name(to), day: next, edge }]);
  });
  return [walk, ...further];
}

/** The day on which somebody who waits at the near end since `day` can be at the far end. */
function crossing(edge: MapEdge, day: number, { until }: Belief): number | null {
  const begins = edge.from === null ? Number.NEGATIVE_INFINITY : dayNumber(edge.from);
  const ends = edge.to === null ? Number.POSITIVE_INFINITY : dayNumber(edge.to);
  const last = until === null ? Number.POSITIVE_INFINITY : dayNumber(until);
  const days = [day, begins].filter((one) => one >= day && one >= begins && one <= ends && one <= last);
  return days.length === 0 ? null : Math.min(...days);
}

/** Fewer steps; else by the names of the steps, the last step first. */
function isNicer(walk: Walk, known: Walk, label: (at: string) => string): boolean {
  if (walk.length !== known.length) return walk.length < known.length;
  for (let back = walk.length - 1; back > 0; back--) {
    const [mine, theirs] = [walk, known].map((one) => [
      label(one[back - 1]!.at),
      ...edgeLabel(one[back]!.edge!),
    ]);
    for (const [index, part] of mine!.entries()) if (part !== theirs![index]) return part < theirs![index]!;
  }
  return false;
}

const kinds: Readonly<Record<EdgeKind, string>> = {
  operates: "1",
  uses: "2",
  "runs-on": "3",
  connects: "4",
  holds: "5",
};

function edgeLabel({ kind, from, to, id }: MapEdge): readonly string[] {
  // The one that lasted longer comes first: its last day is turned round.
  const backwards = (99_999_999 - Number((to ?? "9999-99-99").replaceAll("-", ""))).toString();
  return [kinds[kind], from ?? "", backwards.padStart(8, "0"), id];
}

function labels({ authorities, processors, systems, dataSets, services }: SharedMap) {
  const known = new Map<string, string>([
    ...authorities.map(({ id, key }) => [`authority:${id}`, `authority ${key} ${id}`] as const),
    ...processors.map(({ id, key }) => [`processor:${id}`, `processor ${key} ${id}`] as const),
    ...systems.map(({ id, key }) => [`system:${id}`, `system ${key} ${id}`] as const),
    ...dataSets.map(({ id, key }) => [`data-set:${id}`, `data-set ${key} ${id}`] as const),
    ...services.map((one) => [`service:${one.id}`, `service ${one.name} ${one.id}`] as const),
  ]);
  return (at: string) => known.get(at) ?? at;
}

export type SlowExposure = {
  readonly since: number;
  readonly years: ReadonlySet<string>;
  readonly edge: string | null;
};

/** "authority thing" -> since when, which single years between 1990 and 2030 ("?": nobody knows), by which edge. */
export function slowExposures(map: SharedMap, belief: Belief): ReadonlyMap<string, SlowExposure> {
  const reach = slowReach(map, belief);
  const found = new Map<string, SlowExposure>();
  for (const system of map.systems) {
    const there = reach.get(`system:${system.id}`)?.at(-1)?.day;
    if (there === undefined) continue;
    for (const body of map.authorities) {
      const ties = map.edges
        .filter(
          ({ kind, source, target }) =>
            ["uses", "operates"].includes(kind) && source.id === body.id && target.id === system.id,
        )
        .flatMap((edge) => {
          const day = crossing(edge, there, belief);
          return day === null ? [] : [{ day, edge, label: edgeLabel(edge).join(" ") }];
        })
        .sort((one, other) => one.day - other.day || (one.label < other.label ? -1 : 1));
      if (ties[0] !== undefined)
        found.set(`${body.id} system:${system.id}`, {
          since: ties[0].day,
          years: new Set(),
          edge: ties[0].edge.id,
        });
    }
  }
  for (const { id, authority } of map.services) {
    const there = reach.get(`service:${id}`)?.at(-1)?.day;
    if (there !== undefined)
      found.set(`${authority} service:${id}`, { since: there, years: new Set(), edge: null });
  }
  for (const { id, controller, years } of map.dataSets) {
    const there = reach.get(`data-set:${id}`)?.at(-1)?.day;
    if (there === undefined) continue;
    const all = new Set<string>();
    for (const edge of map.edges) {
      if (edge.kind !== "holds" || edge.target.id !== id) continue;
      const at = reach.get(`system:${edge.source.id}`)?.at(-1)?.day;
      if (at === undefined || crossing(edge, at, belief) === null) continue;
      for (const year of singleYears(years, edge.years)) all.add(year);
    }
    found.set(`${controller} data-set:${id}`, { since: there, years: all, edge: null });
  }
  return found;
}

export const firstYear = 1990;
export const lastYear = 2030;

/** Every year that both may speak of; where there is none, nobody knows and it may be any. */
export function singleYears(...spans: readonly Years[]): readonly string[] {
  const all = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  const both = all.filter((year) =>
    spans.every(({ from, to }) => (from === null || from <= year) && (to === null || year <= to)),
  );
  return (both.length === 0 ? all : both).map(String);
}
