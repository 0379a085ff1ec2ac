/** What a human decides about a notice that the gate held: release it by a channel, or withdraw it; with reasons. */

import type { NoticeId } from "../../domain/ids.ts";
import type { Notice, NoticeState } from "../../domain/notices/notice.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy, mayActFor } from "../change-by.ts";
import type { ReleaseProblem } from "../desk/people/notice-desk.ts";
import { note } from "../note.ts";
import type { NoticePorts } from "./draft-notices.ts";
import type { NoticeUnderChange } from "./notice-store.ts";

type Released = Outcome<Notice, ReleaseProblem>;

export async function releaseNotice(
  ports: NoticePorts,
  by: Staff,
  id: NoticeId,
  { reasons, reach }: { readonly reasons: string; readonly reach: number },
): Promise<Released> {
  const chosen = (await ports.notices.reaches(id)).find(({ ordinal }) => ordinal === reach);
  return decide(ports, by, id, reasons, "notice.released", ["held", "failed"], (current) =>
    chosen === undefined
      ? failed({ kind: "no-such-contact" })
      : done({ ...current, state: "drafted", channel: chosen.channel, destination: chosen.value }),
  );
}

export async function withdrawNotice(
  ports: NoticePorts,
  by: Staff,
  id: NoticeId,
  { reasons }: { readonly reasons: string },
): Promise<Released> {
  return decide(
    ports,
    by,
    id,
    reasons,
    "notice.withdrawn",
    ["held", "drafted", "approved", "failed"],
    (current) => done({ ...current, state: "withdrawn" }),
  );
}

async function decide(
  ports: NoticePorts,
  by: Staff,
  id: NoticeId,
  reasons: string,
  verb: string,
  from: readonly NoticeState[],
  next: (current: NoticeUnderChange) => Outcome<NoticeUnderChange, ReleaseProblem>,
): Promise<Released> {
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const change = changeBy(by, ports.now());
  const outcome = await ports.notices.alter(change, id, (current) => {
    if (!mayActFor(by, current.authority)) return failed<ReleaseProblem>({ kind: "not-yours" });
    if (!from.includes(current.state)) return failed<ReleaseProblem>({ kind: "not-held" });
    const decided = next(current);
    if (!decided.ok) return decided;
    const about = { subject: `notice:${id}`, incident: current.incident };
    const detail = {
      held: [...current.holdReasons],
      channel: decided.value.channel,
      reasons: reasons.trim(),
    };
    return done({ next: decided.value, entries: [note(change, verb, about, detail)] });
  });
  if (outcome.ok) return outcome;
  return failed({ kind: outcome.problem.kind === "not-there" ? "no-such-notice" : outcome.problem.kind });
}
