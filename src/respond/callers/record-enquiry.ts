/** Records that a resident called, came or wrote, what came of it, and by when something is owed; and that it was done. */
import { randomUUID } from "node:crypto";
import {
  afterFollowUp,
  type EnquiryForm,
  enquiryEntries,
  whatIsWrong,
} from "../../domain/callers/enquiry.ts";
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { FollowUpProblemOf, RecordProblem } from "../desk/people/caller-desk.ts";
import { note } from "../note.ts";
import { ownPerson } from "../people/own-person.ts";
import { demandTask } from "../readings/keep-reading.ts";
import type { CallerPorts } from "./answer-caller.ts";

export async function recordEnquiry(
  ports: CallerPorts,
  by: Staff,
  incident: IncidentId,
  id: PersonId,
  form: EnquiryForm,
): Promise<Outcome<null, RecordProblem>> {
  const task = await demandTask(ports, by);
  const person = await ownPerson(ports, by, incident, id);
  if (person === null) return failed({ kind: "no-such-person" });
  const { identity } = await ports.checkWords();
  const asked = identity.questions.filter(({ key }) => form.asked.includes(key)).map(({ key }) => key);
  const change = changeBy(by, ports.now());
  const wrong = whatIsWrong({ ...form, asked }, identity.needed, change.at);
  if (wrong !== null) return failed(wrong);
  const { way, outcome, followUpDue } = form;
  const enquiry = {
    ...{ id: randomUUID(), incident, authority: by.authority, person: id, at: change.at, way, outcome },
    ...{ by: by.id, followUpDue, followedUpBy: null, followedUpAt: null },
  };
  const detail = {
    ...{ authority: by.authority, task: task.id, person: person.reference, way, outcome, asked },
    ...(followUpDue === null ? {} : { due: followUpDue }),
  };
  const about = { subject: `enquiry:${enquiry.id}`, incident };
  await ports.enquiries.add(change, enquiry, form.note, [note(change, enquiryEntries.record, about, detail)]);
  return done(null);
}

export async function followUp(
  ports: CallerPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
): Promise<Outcome<null, FollowUpProblemOf>> {
  const task = await demandTask(ports, by);
  const change = changeBy(by, ports.now());
  const altered = await ports.enquiries.alter(change, incident, id, (current) => {
    const next = afterFollowUp(current, by.id, change.at);
    if (!next.ok) return next;
    const detail = { authority: by.authority, task: task.id };
    const about = { subject: `enquiry:${id}`, incident };
    return done({ next: next.value, entries: [note(change, enquiryEntries["follow-up"], about, detail)] });
  });
  if (altered.ok) return done(null);
  const { kind } = altered.problem;
  return failed({ kind: kind === "not-there" ? "no-such-enquiry" : kind });
}
