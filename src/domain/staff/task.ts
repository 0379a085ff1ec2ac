/** A task: why somebody needs to see personal data, said once, and good for everything that they read until it ends. */
import type { AuthorityId, StaffId, TaskId } from "../ids.ts";

export type Task = {
  readonly id: TaskId;
  readonly staff: StaffId;
  readonly authority: AuthorityId;
  /** Key of one of the usual reasons (content/reasons.yaml). */
  readonly why: string;
  readonly words: string;
  /** A call number or the like. */
  readonly reference: string;
  readonly startedAt: Date;
  readonly endsAt: Date;
};

export type Reason = { readonly key: string; readonly text: string; readonly words?: true };

/** Half a shift: what somebody was asked to do in the morning is no reason for what they read at night. */
export const taskLasts = 4 * 60 * 60_000;

/** How something personal was read. */
export const readingKinds = [
  "people.listed",
  "person.read",
  "notice.listed",
  "notice.read",
  "letter.read",
  "values.revealed",
  "people.exported",
] as const;
export type ReadingKind = (typeof readingKinds)[number];
