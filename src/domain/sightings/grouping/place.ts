/**
 * Into which group a new sighting falls. Groups are known by a few of their members; what people have judged is theirs to
 * keep: a group that took part in a split, and a sighting that a person moved, are not joined again by Candour.
 */
import { alike, compare, isTraced, type Reason } from "./compare.ts";
import type { Features } from "./features.ts";

/** A group as far as new sightings are compared with it. */
export type Profile = {
  /** A few that stand for all. */
  readonly members: readonly Features[];
  /** How many of all come from public bodies' own addresses, and how many from others'. */
  readonly own: number;
  readonly foreign: number;
};
export const noProfile: Profile = { members: [], own: 0, foreign: 0 };

export type Candidate<Id> = { readonly id: Id; readonly profile: Profile };
export type Placement<Id> = {
  readonly group: Id | null;
  readonly because: readonly Reason[];
  readonly score: number;
  /** Others that are so alike that they and the group are one campaign. */
  readonly also: readonly Id[];
};

/** So much more than `alike` that two groups are joined over one sighting that fits both. */
const joins = 1.5;

export const mostMembers = 10;
/** Groups that a new sighting is compared with: those that share most keys with it. */
export const mostCandidates = 40;

export function place<Id extends string>(
  features: Features,
  candidates: readonly Candidate<Id>[],
): Placement<Id> {
  // In the order of their ids, so that a draw falls the same way each time.
  const profiles = new Map(candidates.map(({ id, profile }) => [id, profile]));
  const found = candidates
    .map(({ id, profile }) => ({ id, ...likenessTo(features, profile) }))
    .filter(({ score }) => score >= alike)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const [best, ...rest] = found;
  if (best === undefined) return { group: null, because: [], score: 0, also: [] };
  return {
    group: best.id,
    because: best.because,
    score: best.score,
    also: rest
      .filter(({ id, score }) => score >= alike + joins && mayJoin(profiles.get(best.id)!, profiles.get(id)!))
      .map(({ id }) => id),
  };
}

/** The best of its members counts, held back by the rest: one that strayed in does not draw others after it. */
function likenessTo(features: Features, profile: Profile) {
  if (areOpposed(homeOf(profile), features.home)) return { score: 0, because: [] };
  // One that can be traced is held against those that can: a report in few words is no bridge between two campaigns.
  const traced = isTraced(features) ? profile.members.filter(isTraced) : [];
  const members = traced.length > 0 ? traced : profile.members;
  const all = members.map((member) => compare(features, member)).toSorted((a, b) => b.score - a.score);
  const first = all[0];
  if (first === undefined) return { score: 0, because: [] };
  const half = all.slice(0, Math.ceil(all.length / 2));
  const mean = half.reduce((sum, { score }) => sum + Math.max(-4, Math.min(score, 8)), 0) / half.length;
  return { score: 0.6 * first.score + 0.4 * mean, because: first.because };
}

/** A genuine mail of a public body and a lure that resembles it never lie in one group, however alike their words. */
function mayJoin(a: Profile, b: Profile): boolean {
  if (areOpposed(homeOf(a), homeOf(b))) return false;
  const [those, others] = [a.members.filter(isTraced), b.members.filter(isTraced)];
  if (those.length === 0 || others.length === 0) return true;
  return those.some((one) => others.some((other) => compare(one, other).score >= alike / 2));
}

function homeOf({ own, foreign }: Profile): Features["home"] {
  if (own === foreign) return "unknown";
  return own > foreign ? "own" : "foreign";
}

function areOpposed(a: Features["home"], b: Features["home"]): boolean {
  return a !== "unknown" && b !== "unknown" && a !== b;
}

/** One profile of two that are joined. */
export function joined(profile: Profile, other: Profile): Profile {
  const { members } = other.members.reduce(withMember, profile);
  return { members, own: profile.own + other.own, foreign: profile.foreign + other.foreign };
}

/** Keeps those that differ most among the members, so that all faces of a campaign are known by few. */
export function withMember(profile: Profile, features: Features): Profile {
  const members = [...profile.members, features];
  const own = profile.own + (features.home === "own" ? 1 : 0);
  const foreign = profile.foreign + (features.home === "foreign" ? 1 : 0);
  if (members.length <= mostMembers) return { members, own, foreign };
  // Two that are most alike stand for each other; the later of them goes.
  let [closest, goes] = [-Infinity, members.length - 1];
  for (let a = 0; a < members.length; a++)
    for (let b = a + 1; b < members.length; b++) {
      const { score } = compare(members[a]!, members[b]!);
      if (score > closest) [closest, goes] = [score, b];
    }
  return { members: members.filter((_, at) => at !== goes), own, foreign };
}
