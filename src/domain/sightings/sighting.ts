/**
 * Sightings: what a member of staff saw and reported. Each is one controller's own; those that look alike lie in one group,
 * which is what people triage. What a reporter typed, and who they are, is not here: it is sealed, and opened for its page.
 */
import type { AuthorityId, IncidentId, MeasureId, SightingGroupId, SightingId, StaffId } from "../ids.ts";
import type { Reason } from "./grouping/compare.ts";
import type { SightingKind } from "./kind.ts";

/** What the reporter did before they grew wary: it decides how soon somebody must look. */
export const acts = ["clicked", "typed", "opened"] as const;
export type Act = (typeof acts)[number];

/** How it reached the record. */
export const channels = ["form", "phone", "file", "mailbox"] as const;
export type Channel = (typeof channels)[number];

/** 3: somebody typed a password or opened a file. 2: somebody clicked, or a device behaves oddly. 1: it was only seen. */
export type Urgency = 1 | 2 | 3;

export const sightingOutcomes = ["attack", "harmless", "unwanted", "unclear"] as const;
export type SightingOutcome = (typeof sightingOutcomes)[number];

export type SightingState =
  | { readonly kind: "open" }
  | { readonly kind: "closed"; readonly outcome: SightingOutcome; readonly by: StaffId; readonly at: Date };

export type Sighting = {
  readonly id: SightingId;
  readonly number: number;
  readonly authority: AuthorityId;
  readonly group: SightingGroupId;
  readonly incident: IncidentId | null;
  readonly kind: SightingKind;
  readonly acts: readonly Act[];
  readonly channel: Channel;
  readonly urgency: Urgency;
  readonly seenAt: Date | null;
  readonly receivedAt: Date;
  readonly state: SightingState;
  /** Why it lies in its group; empty where it began the group, or a person put it there. */
  readonly because: readonly Reason[];
  readonly placedBy: "candour" | StaffId;
};

export type SightingGroup = {
  readonly id: SightingGroupId;
  readonly number: number;
  readonly authority: AuthorityId;
  readonly incident: IncidentId | null;
  readonly assignedTo: StaffId | null;
  readonly measure: MeasureId | null;
  readonly version: number;
};

/** What the reporter told, in clear; for whoever of the same authority reads the sighting. */
export type SightingWords = {
  readonly where: string;
  readonly details: string;
  /** Name, phone or address by which the reporter may be asked back; empty where none was given. */
  readonly contact: string;
  /** The day, where no time was told with it. */
  readonly seen?: string;
};
export const noWords: SightingWords = { where: "", details: "", contact: "" };

export const longestDetails = 5000;
export const longestLine = 200;
/** Of one attached file, in bytes. */
export const largestFile = 10 * 1024 * 1024;

/** "S-000042"; of a group "G-000007". */
export function sightingReference(number: number): string {
  return `S-${String(number).padStart(6, "0")}`;
}
export function groupReference(number: number): string {
  return `G-${String(number).padStart(6, "0")}`;
}

/** 7 of "G-000007", "g7" or "7"; null where it names none. */
export function groupNumber(typed: string): number | null {
  const digits = /^\s*(?:g[-\s]?)?(\d{1,9})\s*$/iu.exec(typed)?.[1];
  return digits === undefined ? null : Number(digits);
}
