/**
 * Trust between partners: who trusts whom in what. Each authority decides for itself alone: "do not open links or mail
 * from them until declared safe". An all-clear of the other side never brings trust back by itself; and trust that was
 * declared on one lasts no longer than the all-clear does.
 */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { type Attestation, type Standing, standingOf } from "./attestation.ts";
import { type Channel, channels } from "./channel.ts";

export const trustStates = ["trusted", "not-until-safe", "declared-safe"] as const;
export type TrustState = (typeof trustStates)[number];

/** Every change and the ledger entry that it writes. What nothing was said of is trusted. */
export const trustTransitions = [
  { from: "trusted", to: "not-until-safe", entry: "trust.suspended" },
  { from: "declared-safe", to: "not-until-safe", entry: "trust.suspended" },
  { from: "not-until-safe", to: "not-until-safe", entry: "trust.words-changed" },
  { from: "not-until-safe", to: "declared-safe", entry: "trust.declared-safe" },
  { from: "declared-safe", to: "trusted", entry: "trust.restored" },
] as const satisfies readonly { from: TrustState; to: TrustState; entry: string }[];

/** One line of what an authority says of another; the latest number counts, all are kept. */
export type TrustLine = {
  readonly incident: IncidentId;
  readonly from: AuthorityId;
  readonly to: AuthorityId;
  readonly channel: Channel;
  /** From 1 for each pair and channel. */
  readonly number: number;
  readonly state: TrustState;
  /** Since when it holds; may be earlier than it was written. */
  readonly since: Date;
  readonly reasons: string;
  /** What staff are told to do. */
  readonly words: string;
  /** The all-clear that it rests on. */
  readonly attestation: string | null;
  readonly by: StaffId;
  readonly byName: string;
  readonly enteredAt: Date;
};

/** What holds now. `lapsed`: it was declared safe on an all-clear that does not stand any more. */
export type TrustNow = {
  readonly from: AuthorityId;
  readonly to: AuthorityId;
  readonly channel: Channel;
  readonly state: TrustState;
  readonly lapsed: Exclude<Standing, "standing"> | null;
  /** When what it rests on ends. */
  readonly endsAt: Date | null;
  /** The line that says so; null where nothing was ever said. */
  readonly line: TrustLine | null;
};

/** Of every ordered pair and every channel, in the order of `involved`. */
export function trustMatrix(
  involved: readonly AuthorityId[],
  { lines, attestations, now }: TrustKnown,
): readonly TrustNow[] {
  const latest = new Map<string, TrustLine>();
  for (const line of lines) {
    const key = keyOf(line);
    if ((latest.get(key)?.number ?? 0) < line.number) latest.set(key, line);
  }
  return involved.flatMap((from) =>
    involved
      .filter((to) => to !== from)
      .flatMap((to) =>
        channels.map((channel) =>
          nowOf({ from, to, channel }, latest.get(keyOf({ from, to, channel })) ?? null, {
            attestations,
            now,
          }),
        ),
      ),
  );
}

export type TrustKnown = {
  readonly lines: readonly TrustLine[];
  readonly attestations: readonly Attestation[];
  readonly now: Date;
};

type Place = { readonly from: AuthorityId; readonly to: AuthorityId; readonly channel: Channel };

export function nowOf(
  place: Place,
  line: TrustLine | null,
  { attestations, now }: Pick<TrustKnown, "attestations" | "now">,
): TrustNow {
  const base = { ...place, line, lapsed: null, endsAt: null };
  if (line === null) return { ...base, state: "trusted" };
  if (line.state !== "declared-safe" || line.attestation === null) return { ...base, state: line.state };
  const attestation = attestations.find(({ id }) => id === line.attestation);
  const standing = attestation === undefined ? "withdrawn" : standingOf(attestation, now);
  if (standing === "standing")
    return { ...base, state: "declared-safe", endsAt: attestation?.expiresAt ?? null };
  return { ...base, state: "not-until-safe", lapsed: standing };
}

function keyOf({ from, to, channel }: Place): string {
  return `${from} ${to} ${channel}`;
}

export function trustTransition(from: TrustState, to: TrustState): (typeof trustTransitions)[number] | null {
  return trustTransitions.find((one) => one.from === from && one.to === to) ?? null;
}
