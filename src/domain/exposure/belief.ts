/**
 * What is believed of the intruder: where they came in, and the days that they are believed to have had. A belief is never
 * edited: it is followed by the next, with the reasons, and all stay.
 */
import type { IncidentId, StaffId } from "../ids.ts";
import type { Day, MapRef } from "../map/map.ts";

/** Where it began: a system, or everything that an authority or a processor runs and uses. */
export type Origin = Extract<MapRef, { readonly kind: "system" | "authority" | "processor" }>;

export type Intrusion = {
  /** At least one. */
  readonly origins: readonly Origin[];
  /** The first day, in UK time. Maps know days, so nothing finer is claimed. */
  readonly since: Day;
  /** The last day; null: they may be inside still. */
  readonly until: Day | null;
};

export type Belief = Intrusion & {
  readonly incident: IncidentId;
  /** From 1. */
  readonly number: number;
  /** Why it is believed now; "" for the one that the incident was declared with. */
  readonly reasons: string;
  readonly by: StaffId | "system";
  readonly at: Date;
};

export type IntrusionProblem = {
  readonly kind:
    | "origin-missing"
    | "too-many-origins"
    | "first-day-in-future"
    | "until-before-since"
    | "until-in-future";
};

export const mostOrigins = 20;

/** `today`: in UK time. */
export function problemOfIntrusion(
  { origins, since, until }: Intrusion,
  today: Day,
): IntrusionProblem | null {
  if (origins.length === 0) return { kind: "origin-missing" };
  if (origins.length > mostOrigins) return { kind: "too-many-origins" };
  if (since > today) return { kind: "first-day-in-future" };
  if (until !== null && until < since) return { kind: "until-before-since" };
  return until !== null && until > today ? { kind: "until-in-future" } : null;
}

export function sameIntrusion(one: Intrusion, other: Intrusion): boolean {
  const line = ({ origins, since, until }: Intrusion) =>
    [since, until ?? "", ...origins.map(({ kind, id }) => `${kind}:${id}`).sort()].join(" ");
  return line(one) === line(other);
}
