/** A change of somebody's account, with its entry, and with whom it is announced to. */
import type { StaffId } from "../../domain/ids.ts";
import type { Detail } from "../../domain/ledger/entry.ts";
import type { AccountChange, NewAnnouncement } from "../account-ports.ts";
import { type By, changeBy } from "../change-by.ts";
import { note } from "../note.ts";

export function accountChange(
  by: By,
  staff: StaffId,
  at: Date,
  verb: string,
  detail: Detail = {},
  announcement: NewAnnouncement | null = null,
): AccountChange {
  const change = changeBy(by, at);
  return { ...change, entries: [note(change, verb, { subject: `staff:${staff}` }, detail)], announcement };
}
