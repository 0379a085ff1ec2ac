/**
 * A briefing: a message to staff, with acknowledgement. What is sent is a version of it; a correction is the next version,
 * goes to whoever had the former, and says what changed. What was sent stays readable.
 */
import type { AuthorityId, BriefingId, IncidentId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { Audience } from "./audience.ts";
import type { ReminderRules } from "./reminders.ts";

export type VersionState = "draft" | "approved" | "sent" | "withdrawn";

/** What becomes of a version, and the ledger entry that it writes. Whoever changes an approved one takes the yes back. */
export const versionTransitions = [
  { act: "change", from: "draft", to: "draft", entry: "briefing.changed" },
  { act: "change", from: "approved", to: "draft", entry: "briefing.changed" },
  { act: "approve", from: "draft", to: "approved", entry: "briefing.approved" },
  { act: "send", from: "approved", to: "sent", entry: "briefing.sent" },
  /** Lead to lead: see `needsSecond`. */
  { act: "tell", from: "draft", to: "sent", entry: "briefing.sent" },
  { act: "withdraw", from: "draft", to: "withdrawn", entry: "briefing.withdrawn" },
  { act: "withdraw", from: "approved", to: "withdrawn", entry: "briefing.withdrawn" },
] as const satisfies readonly {
  act: string;
  from: VersionState;
  to: VersionState;
  entry: string;
}[];
export type VersionAct = (typeof versionTransitions)[number]["act"];

export type BriefingWords = { readonly title: string; readonly body: string };

export type BriefingVersion = BriefingWords & {
  /** From 1 within its briefing. */
  readonly number: number;
  readonly state: VersionState;
  /** What is different from the version before; "" for the first. */
  readonly changed: string;
  /** Everybody who had a hand in the words, the last of them at the end: none of them may approve. */
  readonly writers: readonly StaffId[];
  readonly writtenAt: Date;
  readonly approvedBy: StaffId | null;
  readonly approvedAt: Date | null;
  readonly sentBy: StaffId | null;
  readonly sentAt: Date | null;
};

export type Briefing = {
  readonly id: BriefingId;
  readonly incident: IncidentId;
  /** Whose staff it is written by. */
  readonly authority: AuthorityId;
  /** From 1 within what an authority says in an incident: "B-3". */
  readonly number: number;
  readonly audience: Audience;
  readonly reminders: ReminderRules;
  /** Oldest first. */
  readonly versions: readonly BriefingVersion[];
  /** Of the row: +1 with each change of a draft. */
  readonly version: number;
};

export function briefingReference(number: number): string {
  return `B-${number}`;
}

/** The version that was sent last; undefined where none was. */
export function standing({ versions }: Pick<Briefing, "versions">): BriefingVersion | undefined {
  return versions.findLast(({ state }) => state === "sent");
}

/** The version that is being written; undefined where there is none. */
export function pendingVersion({ versions }: Pick<Briefing, "versions">): BriefingVersion | undefined {
  return versions.find(({ state }) => state === "draft" || state === "approved");
}

export type TransitionProblem = {
  readonly kind: "briefing-not-drafted" | "briefing-not-approved" | "briefing-own-words";
};

export function passVersion(
  version: BriefingVersion,
  act: VersionAct,
  by: StaffId,
  at: Date,
): Outcome<{ readonly next: BriefingVersion; readonly entry: string }, TransitionProblem> {
  const step = versionTransitions.find((one) => one.act === act && one.from === version.state);
  if (step === undefined)
    return failed({ kind: act === "send" ? "briefing-not-approved" : "briefing-not-drafted" });
  if (act === "approve" && version.writers.includes(by)) return failed({ kind: "briefing-own-words" });
  return done({ next: { ...version, ...marksOf(version, act, by, at), state: step.to }, entry: step.entry });
}

function marksOf(version: BriefingVersion, act: VersionAct, by: StaffId, at: Date): Partial<BriefingVersion> {
  switch (act) {
    case "change":
      return {
        writers: [...version.writers.filter((one) => one !== by), by],
        writtenAt: at,
        approvedBy: null,
        approvedAt: null,
      };
    case "approve":
      return { approvedBy: by, approvedAt: at };
    case "send":
    case "tell":
      return { sentBy: by, sentAt: at };
    case "withdraw":
      return {};
  }
}
