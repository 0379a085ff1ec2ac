/**
 * One outage of several authorities' services: the one where it began says what it is and how it goes on, once, and it
 * shows on the page of each authority that has joined. Each speaks for itself: a part of an authority waits until its own
 * staff join it or say that it is not so with them, and may hold words and ways of its own.
 */
import type { ServiceStatus } from "../bodies/service.ts";
import type { AuthorityId, OutageId, ServiceId, SystemId } from "../ids.ts";
import type { Channel } from "./channel.ts";

export type OutageStatus = Exclude<ServiceStatus, "running">;

/** What is said of an outage, kept each time that it changes; oldest first in an outage. */
export type OutageSaying = {
  readonly at: Date;
  readonly byName: string;
  readonly status: OutageStatus;
  readonly words: string;
  readonly expected: string;
  readonly expectedDay: string | null;
};

export type PartState = "waiting" | "joined" | "declined";

export type OutagePart = {
  readonly authority: AuthorityId;
  readonly services: readonly ServiceId[];
  readonly state: PartState;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedByName: string;
  /** When it left one that it had joined: until then its services had it. */
  readonly leftAt: Date | null;
  /** What this authority adds for its own people. */
  readonly words: string;
  readonly channels: readonly Channel[];
};

export type Outage = {
  readonly id: OutageId;
  readonly origin: AuthorityId;
  /** The system behind it, where it was suggested from the map: staff see it, the public does not. */
  readonly system: SystemId | null;
  readonly title: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Never empty. */
  readonly sayings: readonly OutageSaying[];
  readonly parts: readonly OutagePart[];
};

export type OutageProblem = {
  readonly kind:
    | "not-yours"
    | "no-such-outage"
    | "outage-over"
    | "title-missing"
    | "title-too-long"
    | "words-too-long"
    | "services-missing"
    | "started-in-future";
};

/** Whoever has decided already: the same press twice is told so. */
export type PartDecided = { readonly kind: "part-decided"; readonly by: string; readonly at: Date };

export const partTransitions = {
  join: { from: ["waiting", "declined"], to: "joined", entry: "outage.joined" },
  decline: { from: ["waiting"], to: "declined", entry: "outage.declined" },
  leave: { from: ["joined"], to: "declined", entry: "outage.left" },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly PartState[]; readonly to: PartState; readonly entry: string }>
>;
export type PartStep = keyof typeof partTransitions;

export function latestSaying({ sayings }: Pick<Outage, "sayings">): OutageSaying {
  return sayings.at(-1)!;
}

/** What an authority has still to answer. */
export function waitsFor(outage: Outage, authority: AuthorityId): boolean {
  const part = outage.parts.find((one) => one.authority === authority);
  return outage.endedAt === null && part?.state === "waiting";
}

/** The outages that show on a service, ended ones as well: its authority has joined. */
export function outagesOf(service: ServiceId, outages: readonly Outage[]): readonly Outage[] {
  return outages.filter(({ parts }) =>
    parts.some(({ state, services }) => state === "joined" && services.includes(service)),
  );
}

/** What outages said of a service at every time, also those that its authority has left since. */
export function linesOf(service: ServiceId, outages: readonly Outage[]) {
  return outages.flatMap((outage) =>
    outage.parts
      .filter(
        ({ services, state, leftAt }) =>
          services.includes(service) && (state === "joined" || leftAt !== null),
      )
      .map(({ leftAt }) => lineUntil(outage, leftAt)),
  );
}

function lineUntil(outage: Outage, leftAt: Date | null) {
  const line = lineOf(outage);
  if (leftAt === null) return line;
  const running: ServiceStatus = "running";
  return [...line.filter(({ at }) => at < leftAt), { at: leftAt, status: running }];
}

/** From its start, not from when it was told. */
function lineOf({ startedAt, endedAt, sayings }: Outage) {
  const [first, ...later] = sayings;
  return [
    ...(first === undefined ? [] : [{ at: startedAt, status: first.status as ServiceStatus }]),
    ...later.map(({ at, status }) => ({ at, status: status as ServiceStatus })),
    ...(endedAt === null ? [] : [{ at: endedAt, status: "running" as ServiceStatus }]),
  ];
}
