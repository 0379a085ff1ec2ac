/**
 * After a restore delivery stands still, because what was waiting when the backup was made may have gone out since. A lead
 * who has looked says what became of it, and from then on messages go out again.
 */

import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import { mayEver } from "../../domain/staff/permissions.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { ResumeProblem, WaitingMessages } from "../desk/people/notice-desk.ts";
import { note } from "../note.ts";
import type { NoticePorts } from "./draft-notices.ts";

export async function resumeDelivery(
  { notices, now }: NoticePorts,
  by: Staff,
  { waiting, reasons }: { readonly waiting: WaitingMessages; readonly reasons: string },
): Promise<Outcome<{ readonly messages: number }, ResumeProblem>> {
  if (!mayEver(by.role, "notice.resume")) return failed({ kind: "not-permitted" });
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const change = changeBy(by, now());
  const detail = { authority: by.authority, waiting, reasons: reasons.trim() };
  const messages = await notices.resume(change, by.authority, waiting, (count) => [
    note(
      change,
      "delivery.resumed",
      { subject: `authority:${by.authority}` },
      { ...detail, messages: count },
    ),
  ]);
  return messages === null ? failed({ kind: "not-halted" }) : done({ messages });
}
