/** Who reads a page, as far as the frame around every page shows it. */
import type { Incident } from "../../domain/incident/incident.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Task } from "../../domain/staff/task.ts";

export type Reader = {
  readonly staff: Staff | null;
  readonly unread: number;
  /** Requests that wait for a decision that the reader can make. */
  readonly waiting: number;
  /** Why the reader reads, as long as that is said. */
  readonly task: Task | null;
  /** Ledgers that were told in two ways or cut back, in words. */
  readonly forks: readonly string[];
  readonly authorityName: string;
  /** The newest place in the ledger before anything was read for the page. */
  readonly place: number;
  readonly incident: Incident | null;
};
export const stranger: Reader = {
  staff: null,
  unread: 0,
  waiting: 0,
  task: null,
  forks: [],
  authorityName: "",
  place: 0,
  incident: null,
};
