/** Readings for tests of other things: everybody always has a task, and nothing is written down. */
import type { AuthorityId, StaffId, TaskId } from "../../src/domain/ids.ts";
import type { Task } from "../../src/domain/staff/task.ts";
import type { ReadingStore } from "../../src/respond/readings/reading-store.ts";

export function anyReadings(): ReadingStore {
  return {
    task: async (staff, now) => taskOf(staff, now),
    openTask: async () => {},
    endTask: async () => {},
    keep: async () => {},
    page: async () => ({ rows: [], total: 0, page: 1, pages: 1, readers: [] }),
    forRules: async () => ({
      reads: [],
      searches: [],
      deeds: [],
      names: new Map(),
      references: new Map(),
    }),
    lookedInto: async () => new Map(),
    lookInto: async () => {},
  };
}

export const reasons = [
  { key: "caller", text: "Somebody has called" },
  { key: "other", text: "Something else", words: true },
] as const;

function taskOf(staff: StaffId, now: Date): Task {
  const endsAt = new Date(now.getTime() + 3_600_000);
  const none = "none" as AuthorityId;
  return {
    ...{ id: "task" as TaskId, staff, authority: none, why: "caller", words: "", reference: "" },
    startedAt: now,
    endsAt,
  };
}
