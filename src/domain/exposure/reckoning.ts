/** A reckoning: the exposures of an incident as they follow from map and belief, and what is otherwise than before. */
import type { AuthorityId, EdgeId } from "../ids.ts";
import type { Day, EdgeKind, MapEdge, SharedMap, Years } from "../map/map.ts";
import type { Copy, Exposed, ExposedThing, Exposure, Relation } from "./exposure.ts";
import { pathTo, type Reach } from "./reach.ts";
import { type RefKey, refKey } from "./ref.ts";

export type KeptEdge = {
  readonly id: EdgeId;
  readonly kind: EdgeKind;
  readonly from: Day | null;
  readonly to: Day | null;
};

/** One step of the path that explains an exposure; where it began has no edge. */
export type PathStep = { readonly key: RefKey; readonly since: Day; readonly edge: KeptEdge | null };

/** An exposure as it is kept: everything that was true of the map then, so that it explains itself later. */
export type ExposureFacts = {
  readonly authority: AuthorityId;
  readonly thing: ExposedThing;
  /** As it was called. */
  readonly name: string;
  readonly relation: Relation;
  readonly since: Day;
  readonly years: readonly Years[];
  readonly copies: readonly Copy[];
  readonly path: readonly PathStep[];
  /** By which the authority uses or operates the system; null where the thing is its own. */
  readonly tie: KeptEdge | null;
};

export type KeptExposure = ExposureFacts & { readonly id: string; readonly gone: boolean };

/** `otherwise`: on another day, with other years, or by another path. */
export type Difference =
  | { readonly kind: "new" | "back"; readonly now: ExposureFacts }
  | { readonly kind: "gone"; readonly before: KeptExposure }
  | {
      readonly kind: "otherwise";
      readonly before: KeptExposure;
      readonly now: ExposureFacts;
      readonly what: readonly ("since" | "years" | "path")[];
    };

export function factsOf(map: SharedMap, { reach, exposures }: Exposed): readonly ExposureFacts[] {
  const names = namesOf(map);
  const paths = pathsIn(reach);
  return exposures.map(({ edge, thing, ...exposure }) => ({
    ...exposure,
    thing,
    name: names.get(refKey(thing)) ?? "",
    path: paths(refKey(thing)),
    tie: edge === null ? null : keptEdge(edge),
  }));
}

export function namesOf(map: SharedMap): ReadonlyMap<RefKey, string> {
  const lists = {
    authority: map.authorities,
    processor: map.processors,
    system: map.systems,
    service: map.services,
    "data-set": map.dataSets,
  } as const;
  return new Map(
    Object.entries(lists).flatMap(([kind, things]) =>
      things.map(({ id, name }) => [`${kind}:${id}` as RefKey, name] as const),
    ),
  );
}

/** Many exposures end at the same thing. */
function pathsIn(reach: Reach): (key: RefKey) => readonly PathStep[] {
  const known = new Map<RefKey, readonly PathStep[]>();
  return (key) => {
    const path = known.get(key) ?? pathTo(reach, key).map(stepOf);
    known.set(key, path);
    return path;
  };
}

function stepOf({ key, since, by }: ReturnType<typeof pathTo>[number]): PathStep {
  return { key, since, edge: by === null ? null : keptEdge(by.edge) };
}

function keptEdge({ id, kind, from, to }: MapEdge): KeptEdge {
  return { id, kind, from, to };
}

/** What an exposure is about: one authority and one thing. */
export function aboutOf({ authority, thing }: Pick<Exposure, "authority" | "thing">): string {
  return `${authority} ${thing.kind}:${thing.id}`;
}

export function differences(
  kept: readonly KeptExposure[],
  found: readonly ExposureFacts[],
): readonly Difference[] {
  const before = new Map(kept.map((one) => [aboutOf(one), one]));
  const now = new Set(found.map(aboutOf));
  return [
    ...found.flatMap((one) => differenceOf(before.get(aboutOf(one)), one)),
    ...kept
      .filter((one) => !one.gone && !now.has(aboutOf(one)))
      .map((one) => ({ kind: "gone" as const, before: one })),
  ];
}

function differenceOf(before: KeptExposure | undefined, now: ExposureFacts): readonly Difference[] {
  if (before === undefined) return [{ kind: "new", now }];
  if (before.gone) return [{ kind: "back", now }];
  const what = (["since", "years", "path"] as const).filter(
    (part) => JSON.stringify(wordsOf(before, part)) !== JSON.stringify(wordsOf(now, part)),
  );
  return what.length === 0 ? [] : [{ kind: "otherwise", before, now, what }];
}

/** Places are part of the years: the same years at another place are worth a look too. */
function wordsOf(facts: ExposureFacts, part: "since" | "years" | "path"): unknown {
  if (part === "since") return facts.since;
  if (part === "path")
    return [facts.relation, datesOf(facts.tie), ...facts.path.map(({ key, edge }) => [key, datesOf(edge)])];
  return [
    facts.years.map(({ from, to }) => [from, to]),
    facts.copies.map(({ system, years: { from, to } }) => [system, from, to]),
  ];
}

function datesOf(edge: PathStep["edge"]): unknown {
  return edge === null ? null : [edge.kind, edge.from, edge.to];
}

/** What a judgement is about, as text: another text means that it is worth another look. */
export function markedText(facts: ExposureFacts): string {
  return JSON.stringify((["since", "years", "path"] as const).map((part) => wordsOf(facts, part)));
}
