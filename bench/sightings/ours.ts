/** Candour's grouping in memory, as the record does it: keys find candidates, the likeness to a few members decides. */
import type { MadeSighting } from "../../exercise/sightings/tell.ts";
import { featuresOf } from "../../src/domain/sightings/grouping/features.ts";
import { keysOf } from "../../src/domain/sightings/grouping/keys.ts";
import {
  joined,
  mostCandidates,
  noProfile,
  type Profile,
  place,
  withMember,
} from "../../src/domain/sightings/grouping/place.ts";

export function byOurs(made: readonly MadeSighting[]): readonly string[] {
  const profiles = new Map<string, Profile>();
  const keys = new Map<string, Set<string>>();
  const into = new Map<string, string>();
  const home = (id: string): string => (into.has(id) ? home(into.get(id)!) : id);
  const placed = made.map(({ at, kind, words, looks }, index) => {
    const features = featuresOf({ at, kind, words, looks, files: [] });
    const own = keysOf(features).map(({ kind, value }) => `${kind} ${value}`);
    const counts = new Map<string, number>();
    for (const key of own)
      for (const id of new Set([...(keys.get(key) ?? [])].map(home)))
        counts.set(id, (counts.get(id) ?? 0) + 1);
    const candidates = [...counts]
      .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, mostCandidates)
      .map(([id]) => ({ id, profile: profiles.get(id)! }));
    const { group, also } = place(features, candidates);
    const id = group ?? `g${String(index).padStart(6, "0")}`;
    for (const other of also) {
      into.set(other, id);
      profiles.set(id, joined(profiles.get(id)!, profiles.get(other)!));
    }
    profiles.set(id, withMember(profiles.get(id) ?? noProfile, features));
    for (const key of own) keys.set(key, (keys.get(key) ?? new Set()).add(id));
    return id;
  });
  return placed.map(home);
}
