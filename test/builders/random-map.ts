/** Small maps at random, the same for the same seed: few days, so that many are equal; cycles; dates that nobody knows. */
import { Chance } from "../../exercise/chance.ts";
import type { Intrusion, Origin } from "../../src/domain/exposure/belief.ts";
import {
  type Dates,
  type EdgeKind,
  edgeEnds,
  type MapEdge,
  type MapRef,
  type SharedMap,
  type Years,
} from "../../src/domain/map/map.ts";

const days = [
  "1998-01-01",
  "2006-05-31",
  "2012-03-01",
  "2012-03-01",
  "2017-03-31",
  "2017-04-01",
  "2025-11-03",
];
const years = [2000, 2006, 2010, 2011, 2016, 2020];
const kinds: readonly EdgeKind[] = [
  "uses",
  "operates",
  "runs-on",
  "connects",
  "connects",
  "connects",
  "holds",
  "holds",
];

export function randomMap(seed: number): { readonly map: SharedMap; readonly intrusion: Intrusion } {
  const chance = new Chance(seed);
  const below = (end: number) => chance.below(end);
  const pick = <T>(from: readonly T[]): T => chance.pick(from);
  const some = (from: number, to: number, what: string) =>
    Array.from({ length: from + below(to - from + 1) }, (_, index) => `${what}${index}`);
  const named = (id: string) => ({ id: id as never, key: id, name: `The ${id}`, note: "" });
  const authorities = some(2, 4, "a").map(named);
  const span = (): Years => {
    const [one, other] = [pick(years), pick(years)];
    const drawn = below(6);
    if (drawn === 0) return { from: null, to: null };
    return {
      from: drawn === 1 ? null : Math.min(one, other),
      to: drawn === 2 ? null : Math.max(one, other),
    };
  };
  const map: Omit<SharedMap, "edges"> = {
    authorities,
    processors: some(0, 1, "p").map(named),
    systems: some(3, 7, "s").map(named),
    services: some(0, 3, "v").map((id) => ({ ...named(id), authority: pick(authorities).id })),
    dataSets: some(1, 4, "d").map((id) => ({
      ...named(id),
      controller: pick(authorities).id,
      categories: [],
      years: span(),
    })),
  };
  const things: Readonly<Record<MapRef["kind"], readonly { readonly id: string }[]>> = {
    authority: map.authorities,
    processor: map.processors,
    system: map.systems,
    service: map.services,
    "data-set": map.dataSets,
  };
  const anyOf = (wanted: readonly MapRef["kind"][]): MapRef =>
    pick(wanted.flatMap((kind) => things[kind].map(({ id }) => ({ kind, id }) as MapRef)));
  // Now and then the wrong way round: such an edge is never there.
  const dates = (): Dates => ({
    from: below(3) === 0 ? null : pick(days),
    to: below(2) === 0 ? null : pick(days.slice(2)),
  });
  const edges = Array.from({ length: 6 + below(16) }, (_, index): MapEdge => {
    const kind = pick(kinds);
    const { source, target } = edgeEnds[kind];
    return {
      id: `e${String(index).padStart(2, "0")}` as never,
      ...dates(),
      kind,
      source: anyOf(source),
      target: anyOf(target),
      years: kind === "holds" ? span() : { from: null, to: null },
      note: "",
    };
  });
  const origins = Array.from(
    { length: 1 + below(2) },
    () => anyOf(pick([["system"], ["system"], ["authority"], ["processor", "authority"]])) as Origin,
  );
  const since = pick(days);
  const until = pick(days);
  return {
    map: { ...map, edges },
    intrusion: { origins: unique(origins), since, until: below(2) === 0 || until < since ? null : until },
  };
}

function unique(origins: readonly Origin[]): readonly Origin[] {
  return origins.filter((one, index) => origins.findIndex(({ id }) => id === one.id) === index);
}
