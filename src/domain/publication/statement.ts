/**
 * A statement: what the public is told. Each text that is written is kept and numbered; who wants other words writes the
 * next. A text is published with a second person's yes, and a published one is corrected by another text at the same
 * address, or withdrawn; what was read once stays readable.
 */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";

/** approved: a second person has said yes. retracted: published, and withdrawn since. */
export type StatementState = "draft" | "approved" | "sent-back" | "discarded" | "published" | "retracted";

export type Statement = {
  readonly incident: IncidentId;
  /** From 1 in each incident. */
  readonly number: number;
  readonly title: string;
  /** Paragraphs; a line that starts with "- " is a bullet. */
  readonly body: string;
  /** The same in easy read, a line for each idea; "" where nobody has written it. */
  readonly easyRead: string;
  readonly state: StatementState;
  /** Whose word it is; null: of whoever the incident began at. */
  readonly authority: AuthorityId | null;
  readonly authorName: string;
  /** Everybody who had a hand in these words: none of them may approve. */
  readonly writers: readonly StaffId[];
  readonly writtenAt: Date;
  /** The first text of the statement that this one corrects; null: it is the first itself. */
  readonly corrects: number | null;
  /** What is different and why, for the public; "" for a first text. */
  readonly changed: string;
  readonly approvedBy: StaffId | null;
  readonly approvedByName: string;
  readonly approvedAt: Date | null;
  /** Why it was sent back, or why it was withdrawn. */
  readonly why: string;
  readonly publishedAt: Date | null;
  readonly retractedAt: Date | null;
};

/** The number of the first text, by which all texts of one statement belong together. */
export function rootOf({ number, corrects }: Pick<Statement, "number" | "corrects">): number {
  return corrects ?? number;
}

/** The published texts of one statement, oldest first. */
export function versionsOf(statements: readonly Statement[], root: number): readonly Statement[] {
  return statements
    .filter((one) => rootOf(one) === root && one.publishedAt !== null)
    .toSorted((a, b) => a.publishedAt!.getTime() - b.publishedAt!.getTime() || a.number - b.number);
}
