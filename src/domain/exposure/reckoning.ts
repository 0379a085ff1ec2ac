/** A reckoning: the exposures of an incident as they follow from map and belief, and what is otherwise than before. */
import type { SharedMap } from "../map/map.ts";
import { type RefKey, refKey } from "../map/ref.ts";
import type { Exposed, Exposure } from "./exposure.ts";
import { type ExposureFacts, keptEdge } from "./facts.ts";
import { type MarkedPart, marking, partsThatDiffer } from "./mark.ts";

/** As much of one as tells whether it is otherwise now. */
export type KeptExposure = Pick<ExposureFacts, "authority" | "thing"> & {
  readonly id: string;
  readonly mark: string;
  readonly gone: boolean;
};
export type MarkedExposure = ExposureFacts & { readonly mark: string };

/** `otherwise`: on another day, with other years, or by another path. */
export type Difference =
  | { readonly kind: "new"; readonly now: MarkedExposure }
  | { readonly kind: "back"; readonly before: KeptExposure; readonly now: MarkedExposure }
  | { readonly kind: "gone"; readonly before: KeptExposure }
  | {
      readonly kind: "otherwise";
      readonly before: KeptExposure;
      readonly now: MarkedExposure;
      readonly what: readonly MarkedPart[];
    };

export function factsOf(map: SharedMap, { reach, exposures }: Exposed): readonly MarkedExposure[] {
  const names = namesOf(map);
  const mark = marking(reach);
  return exposures.map(({ edge, thing, ...exposure }) => {
    const tie = edge === null ? null : keptEdge(edge);
    const facts = { ...exposure, thing, name: names.get(refKey(thing)) ?? "", tie };
    return { ...facts, mark: mark(facts) };
  });
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

/** What an exposure is about: one authority and one thing. */
export function aboutOf({ authority, thing }: Pick<Exposure, "authority" | "thing">): string {
  return `${authority} ${thing.kind}:${thing.id}`;
}

export function differences(
  kept: readonly KeptExposure[],
  found: readonly MarkedExposure[],
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

function differenceOf(before: KeptExposure | undefined, now: MarkedExposure): readonly Difference[] {
  if (before === undefined) return [{ kind: "new", now }];
  if (before.gone) return [{ kind: "back", before, now }];
  const what = partsThatDiffer(before.mark, now.mark);
  return what.length === 0 ? [] : [{ kind: "otherwise", before, now, what }];
}
