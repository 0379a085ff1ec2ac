/** Records what came of a call, or who takes it. Reached and told: the notice is told, with this call as proof. */
import { randomUUID } from "node:crypto";
import { holdEntries } from "../../domain/gate/release.ts";
import type { IncidentId, NoticeId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import {
  afterAssign,
  afterTry,
  effortOfCall,
  type PhoneProblem,
  type PhoneTry,
  type ToCall,
  toCallEntries,
  whatIsWrong,
} from "../../domain/phone/to-call.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { CallProblem } from "../desk/people/phone-desk.ts";
import { note } from "../note.ts";
import { demandTask } from "../readings/keep-reading.ts";
import { callFirst, type PhonePorts } from "./read-calls.ts";

export async function recordCall(
  ports: PhonePorts,
  by: Staff,
  incident: IncidentId,
  notice: NoticeId,
  made: PhoneTry,
): Promise<Outcome<ToCall, CallProblem>> {
  const task = await demandTask(ports, by);
  const [words, { identity }] = await Promise.all([ports.phoneWords(), ports.checkWords()]);
  const asked = identity.questions.filter(({ key }) => made.asked.includes(key)).map(({ key }) => key);
  const change = changeBy(by, ports.now());
  const settings = { needed: identity.needed, words, now: change.at };
  const wrong = whatIsWrong({ ...made, asked }, settings);
  if (wrong !== null) return failed(wrong);
  const id = randomUUID();
  const which = { incident, notice, callFirst: await callFirst(ports) };
  const altered = await ports.phone.alter(change, which, { ...made, asked, id }, (current) => {
    if (current.authority !== by.authority) return failed<PhoneProblem>({ kind: "phone-not-listed" });
    const next = afterTry(current, made, { by: by.id, at: change.at, words });
    if (!next.ok) return next;
    const { tries, tryAt } = next.value;
    const detail = {
      ...{ authority: by.authority, task: task.id, outcome: made.outcome, tries, asked },
      again: tryAt?.toISOString() ?? null,
      ...(made.outcome === "told" ? { proof: `phone-try:${id}` } : {}),
    };
    const about = { subject: `notice:${notice}`, incident };
    const effort = effortOfCall(current.noticeState, made.outcome);
    const { authority } = by;
    const entries = [
      note(change, toCallEntries[made.outcome], about, detail),
      ...(effort === null ? [] : [note(change, holdEntries.effort, about, { authority, ...effort })]),
    ];
    return done({ next: next.value, entries });
  });
  return outcomeOf(altered);
}

export async function assignCall(
  ports: PhonePorts,
  by: Staff,
  incident: IncidentId,
  notice: NoticeId,
  to: "me" | "nobody",
): Promise<Outcome<null, CallProblem>> {
  const change = changeBy(by, ports.now());
  const which = { incident, notice, callFirst: await callFirst(ports) };
  const altered = await ports.phone.alter(change, which, null, (current) => {
    if (current.authority !== by.authority) return failed<PhoneProblem>({ kind: "phone-not-listed" });
    const next = afterAssign(current, to === "me" ? by.id : null);
    if (!next.ok) return next;
    const detail = { authority: by.authority, to: next.value.assignedTo };
    const about = { subject: `notice:${notice}`, incident };
    return done({ next: next.value, entries: [note(change, toCallEntries.assign, about, detail)] });
  });
  const outcome = outcomeOf(altered);
  return outcome.ok ? done(null) : outcome;
}

function outcomeOf(
  altered: Outcome<ToCall, PhoneProblem | { readonly kind: "not-there" }>,
): Outcome<ToCall, CallProblem> {
  if (altered.ok) return altered;
  const { problem } = altered;
  return failed(
    problem.kind === "not-there" || problem.kind === "phone-not-listed"
      ? { kind: "no-such-to-call" }
      : problem,
  );
}
