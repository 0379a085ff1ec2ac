/**
 * Exposure: what each authority has to fear for, and why. It is exposed through a system that it used or ran while the
 * intruder could have been in it, through a service of its own that runs there, and through data of which it is the
 * controller, wherever that lies: an authority that left in 2017 answers for what it left behind (UK GDPR Art. 4(7)).
 */
import type { AuthorityId, DataSetId, EdgeId, ServiceId, SystemId } from "../ids.ts";
import type { Day, MapEdge, SharedMap, Years } from "../map/map.ts";
import { orderOf, type RefKey, refKey } from "../map/ref.ts";
import type { Intrusion } from "./belief.ts";
import { compare, compareEdges, passedOn, type Reach, reachOf } from "./reach.ts";
import { cutYears, mergeYears } from "./years.ts";

/** What an authority can be exposed through. */
export type ExposedThing =
  | { readonly kind: "system"; readonly id: SystemId }
  | { readonly kind: "service"; readonly id: ServiceId }
  | { readonly kind: "data-set"; readonly id: DataSetId };

export type Relation = "operates" | "uses" | "owns" | "controls";

/** One place at which a data set lay within reach. */
export type Copy = {
  readonly system: SystemId;
  readonly edge: EdgeId;
  readonly since: Day;
  readonly years: Years;
};

export type Exposure = {
  readonly authority: AuthorityId;
  readonly thing: ExposedThing;
  readonly relation: Relation;
  readonly since: Day;
  /** Of a data set, over all its places; spans apart from each other, the earliest first. Else empty. */
  readonly years: readonly Years[];
  readonly copies: readonly Copy[];
  /** By which the authority uses or operates the system; null where it needs none. */
  readonly edge: MapEdge | null;
};

export type Exposed = { readonly reach: Reach; readonly exposures: readonly Exposure[] };

export function exposureOf(map: SharedMap, intrusion: Intrusion): Exposed {
  const reach = reachOf(map, intrusion);
  const order = orderOf(map);
  const line = ({ authority, thing }: Exposure) =>
    `${order(`authority:${authority}`)} ${order(refKey(thing))}`;
  const exposures = [
    ...throughSystems(map, intrusion, reach),
    ...throughServices(map, reach),
    ...throughData(map, intrusion, reach),
  ]
    .map((exposure) => ({ exposure, line: line(exposure) }))
    .sort((one, other) => compare(one.line, other.line))
    .map(({ exposure }) => exposure);
  return { reach, exposures };
}

/** Who used or ran a system while the intruder could have been in it: of several ways, the earliest. */
function throughSystems(map: SharedMap, { until }: Intrusion, reach: Reach): readonly Exposure[] {
  const best = new Map<string, Exposure & { readonly edge: MapEdge }>();
  for (const edge of map.edges) {
    const { kind, source, target } = edge;
    if ((kind !== "uses" && kind !== "operates") || source.kind !== "authority" || target.kind !== "system")
      continue;
    const there = reach.get(refKey(target));
    const since = there === undefined ? null : passedOn(there.since, edge, until);
    if (since === null) continue;
    const name = `${source.id} ${target.id}`;
    const known = best.get(name);
    const order = known === undefined ? -1 : compare(since, known.since) || compareEdges(edge, known.edge);
    if (order >= 0) continue;
    const [authority, thing] = [source.id, { kind: target.kind, id: target.id }];
    best.set(name, { authority, thing, relation: kind, since, years: [], copies: [], edge });
  }
  return [...best.values()];
}

function throughServices({ services }: SharedMap, reach: Reach): readonly Exposure[] {
  return services.flatMap(({ id, authority }) => {
    const there = reach.get(`service:${id}`);
    if (there === undefined) return [];
    const thing = { kind: "service" as const, id };
    return [{ authority, thing, relation: "owns", since: there.since, years: [], copies: [], edge: null }];
  });
}

function throughData(map: SharedMap, { until }: Intrusion, reach: Reach): readonly Exposure[] {
  const holding = Map.groupBy(
    map.edges.filter(({ kind }) => kind === "holds"),
    ({ target }) => refKey(target),
  );
  const order = orderOf(map);
  return map.dataSets.flatMap(({ id, controller, years }) => {
    const key: RefKey = `data-set:${id}`;
    const there = reach.get(key);
    if (there === undefined) return [];
    const copies = (holding.get(key) ?? [])
      .flatMap((edge) => copyAt(edge, years, reach, until))
      .sort(
        (one, other) =>
          compare(one.since, other.since) ||
          compare(order(`system:${one.system}`), order(`system:${other.system}`)) ||
          compare(one.edge, other.edge),
      );
    const spans = mergeYears(copies.map((copy) => copy.years));
    const thing = { kind: "data-set" as const, id };
    const { since } = there;
    return [{ authority: controller, thing, relation: "controls", since, years: spans, copies, edge: null }];
  });
}

function copyAt(edge: MapEdge, all: Years, reach: Reach, until: Day | null): readonly Copy[] {
  const { source } = edge;
  const there = reach.get(refKey(source));
  const since = there === undefined ? null : passedOn(there.since, edge, until);
  if (since === null || source.kind !== "system") return [];
  return [{ system: source.id, edge: edge.id, since, years: cutYears(all, edge.years) }];
}

/** Those that must hear of it: every authority with something within reach, and those where it began. */
export function exposedAuthorities(
  { origins }: Intrusion,
  exposures: readonly Exposure[],
): readonly AuthorityId[] {
  const bodies = origins.flatMap((origin) => (origin.kind === "authority" ? [origin.id] : []));
  return [...new Set([...bodies, ...exposures.map(({ authority }) => authority)])];
}
