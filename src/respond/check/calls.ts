/** Calls that staff make in place of a message, and answers that they read out: each reading is written down. */
import { composeAnswer } from "../../domain/check/answer.ts";
import { afterCall } from "../../domain/check/call.ts";
import type { CheckWords } from "../../domain/check/check-words.ts";
import type { IncidentId } from "../../domain/ids.ts";
import type { NoticeContent } from "../../domain/notices/compose-notice.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type {
  CallForm,
  CallPage,
  CallProblemOf,
  ReadOut,
  ReadOutProblem,
} from "../desk/people/check-desk.ts";
import { note } from "../note.ts";
import type { PeopleStore } from "../ports.ts";
import { demandTask, type KeepPorts, keepReading } from "../readings/keep-reading.ts";
import type { CheckStore } from "./check-store.ts";

export type CallPorts = KeepPorts & {
  readonly checks: CheckStore;
  readonly people: Pick<PeopleStore, "person">;
  content(): Promise<NoticeContent>;
  checkWords(): Promise<CheckWords>;
};

const longestNote = 1000;

/** Who is to be called, by which numbers, and what to say: null where there is no such call of one's own. */
export async function readCall(
  ports: CallPorts,
  reader: Staff,
  incident: IncidentId,
  id: string,
): Promise<CallPage | null> {
  const task = await demandTask(ports, reader);
  const call = await ports.checks.call(incident, id);
  if (call === null || call.authority !== reader.authority) return null;
  const people = (await Promise.all(call.people.map((one) => ports.people.person(one)))).filter(
    (one) => one !== null,
  );
  await keepReading(ports, reader, task, {
    kind: people.length === 1 ? "person.read" : "people.listed",
    incident,
    people: people.map((one) => ({ id: one.id, reference: one.reference, controller: reader.authority })),
  });
  const { identity, script } = await ports.checkWords();
  return { call, people, identity, script, note: await ports.checks.noteOf(id) };
}

export async function closeCall(
  ports: CallPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  form: CallForm,
): Promise<Outcome<null, CallProblemOf>> {
  const task = await demandTask(ports, by);
  const call = await ports.checks.call(incident, id);
  if (call === null || call.authority !== by.authority) return failed({ kind: "no-such-call" });
  if (form.note.length > longestNote) return failed({ kind: "call-note-too-long" });
  const { identity } = await ports.checkWords();
  const asked = identity.questions.filter(({ key }) => form.asked.includes(key)).map(({ key }) => key);
  if (form.outcome === "told" && asked.length < identity.needed)
    return failed({ kind: "call-identity-missing" });
  const change = changeBy(by, ports.now());
  const outcome = await ports.checks.alterCall(change, id, form.note, (current) => {
    const after = afterCall(current, form.outcome, by.id, change.at);
    if (!after.ok) return after;
    const detail = { authority: by.authority, task: task.id, asked };
    const entry = note(change, after.value.entry, { subject: `check-call:${id}`, incident }, detail);
    return done({ next: after.value.next, entries: [entry] });
  });
  if (outcome.ok) return done(null);
  return failed({ kind: outcome.problem.kind === "not-there" ? "no-such-call" : outcome.problem.kind });
}

/** For somebody at the counter or on the phone, by the reference under which they stand in the register. */
export async function readOut(
  ports: CallPorts,
  by: Staff,
  incident: IncidentId,
  form: { readonly number: number; readonly asked: readonly string[] },
): Promise<Outcome<ReadOut, ReadOutProblem>> {
  const task = await demandTask(ports, by);
  const { identity, script } = await ports.checkWords();
  const asked = identity.questions.filter(({ key }) => form.asked.includes(key)).map(({ key }) => key);
  if (asked.length < identity.needed) return failed({ kind: "call-identity-missing" });
  const found = await ports.checks.person(incident, form.number);
  if (found === null || found.authority !== by.authority) return failed({ kind: "no-such-person" });
  const facts = await ports.checks.facts(incident, found.id);
  if (facts === null) return failed({ kind: "no-such-person" });
  const { id, reference, categories, years, controller, notice, names, flags } = facts;
  const people = [{ id, reference, controller: by.authority }];
  const change = changeBy(by, ports.now());
  const about = { subject: `person:${id}`, incident };
  const detail = { authority: by.authority, person: reference, asked };
  await keepReading(ports, by, task, { kind: "person.read", incident, people }, [
    note(change, "check.read-out", about, detail),
  ]);
  const told = notice?.state === "sent" ? notice.words : null;
  const person = { name: names[0] ?? "", categories, years, reference, authority: controller };
  return done({ reference, answer: composeAnswer(person, await ports.content(), told), flags, script });
}
