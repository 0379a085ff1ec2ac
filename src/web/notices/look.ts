/** After a human look at one notice: the notice behind the address, and the words for what was refused. */
import type { NoticeId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { NoticeDetail, ReleaseProblem } from "../../respond/desk/people/notice-desk.ts";
import type { FieldError } from "../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, type Reply } from "../frame/visit.ts";
import { wrong } from "../frame/wrong.ts";

type NotHere = { readonly kind: "not-here"; readonly reply: Reply };

export async function noticeOf(visit: IncidentVisit): Promise<Outcome<NoticeDetail, NotHere>> {
  const outcome = await visit.desk.notice(visit.staff, visit.params["notice"] as NoticeId);
  if (!outcome.ok)
    return failed({ kind: "not-here", reply: outcome.problem.kind === "not-yours" ? notYours : notFound });
  return outcome.value.incident === visit.incident.id
    ? done(outcome.value)
    : failed({ kind: "not-here", reply: notFound });
}

export function errorOf(problem: ReleaseProblem): FieldError {
  return wrong(problem, {
    "reasons-missing": "reasons",
    "words-too-long": "reasons",
    "no-such-contact": "channel",
  });
}
