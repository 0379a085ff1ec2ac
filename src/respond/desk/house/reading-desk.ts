/** The part of the desk for readings of personal data: why somebody reads, and who looked at whom. */
import type { IncidentId, PersonId, StaffId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { OddReading } from "../../../domain/staff/odd-reading.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ReadingKind, Reason, Task } from "../../../domain/staff/task.ts";

export type ReadingDesk = {
  /** The usual reasons, as communications staff word them. */
  reasons(): Promise<readonly Reason[]>;
  /** The task that is open; null where none is, or its time is over. */
  task(staff: Staff): Promise<Task | null>;
  openTask(by: Staff, form: TaskForm): Promise<Outcome<Task, TaskProblem>>;
  endTask(by: Staff): Promise<void>;

  /** Who looked at whom and why: readings of the own staff, and of others where they looked at the own people. */
  reads(reader: Staff, query: ReadsQuery): Promise<ReadsPage>;
  oddReadings(reader: Staff, incident: IncidentId): Promise<readonly OddLine[]>;
  lookInto(
    by: Staff,
    incident: IncidentId,
    choice: { readonly key: string; readonly words: string },
  ): Promise<Outcome<null, LookProblem>>;
};

export type TaskForm = { readonly why: string; readonly words: string; readonly reference: string };
export type TaskProblem = { kind: "why-missing" | "task-words-missing" | "task-words-too-long" };
export type LookProblem = { kind: "reasons-missing" | "words-too-long" | "no-such-pattern" };

export type ReadsQuery = {
  readonly incident: IncidentId;
  readonly staff?: StaffId;
  readonly person?: PersonId;
  readonly page: number;
};
export type ReadLine = {
  readonly at: Date;
  readonly kind: ReadingKind;
  readonly staff: StaffId;
  readonly staffName: string;
  /** References of those who were read: all of a page of a list. */
  readonly people: readonly { readonly id: PersonId; readonly reference: string | null }[];
  readonly searched: boolean;
  readonly task: Pick<Task, "why" | "words" | "reference">;
};
export type ReadsPage = {
  readonly rows: readonly ReadLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly readers: readonly { readonly id: StaffId; readonly name: string }[];
};
export type OddLine = OddReading & {
  readonly staffName: string | null;
  readonly personReference: string | null;
  readonly lookedInto: { readonly by: string; readonly at: Date; readonly words: string } | null;
};
