/** Who makes a change: a member of staff, or Candour itself (the exercise, a resumed review). */

import type { AuthorityId } from "../domain/ids.ts";
import type { Staff } from "../domain/staff/staff.ts";
import type { Change } from "./ports.ts";

export type By = Staff | "system";

export function changeBy(by: By, at: Date): Change {
  return { by: by === "system" ? by : by.id, at };
}

/** Staff act for their own authority; Candour itself acts for all. */
export function mayActFor(by: By, authority: AuthorityId): boolean {
  return by === "system" || by.authority === authority;
}
