/**
 * A letter reached the wrong person: what is still to be sent to whom it was meant for goes nowhere until a human has
 * looked. Asked for by staff, never by the form: references of letters can be counted through.
 */
import { numberOnLetter } from "../../domain/complaints/complaint.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { HeldCount, HoldProblem } from "../desk/people/complaint-desk.ts";
import { note } from "../note.ts";
import type { ComplaintStore } from "./complaint-store.ts";

export async function holdAfterComplaint(
  ports: { readonly complaints: Pick<ComplaintStore, "read" | "hold">; now(): Date },
  by: Staff,
  id: string,
): Promise<Outcome<HeldCount, HoldProblem>> {
  const shown = await ports.complaints.read(by.authority, id);
  if (shown === null) return failed({ kind: "no-such-complaint" });
  const number = numberOnLetter(shown.content.letter);
  if (number === null) return failed({ kind: "complaint-letter-unknown" });
  const change = changeBy(by, ports.now());
  const { authority } = by;
  const detail = { authority, complaint: id };
  const whose = { authority, person: number, complaint: id };
  const held = await ports.complaints.hold(change, whose, ({ notices, answers, underWay }) => [
    note(
      change,
      "complaint.held",
      { subject: `complaint:${id}` },
      { authority, held: notices.length + answers.length, underWay },
    ),
    ...notices.map(({ notice, incident }) =>
      note(change, "notice.held", { subject: `notice:${notice}`, incident }, detail),
    ),
    ...answers.map(({ answer, incident }) =>
      note(change, "check-answer.held", { subject: `check-answer:${answer}`, incident }, detail),
    ),
  ]);
  return done({ held: held.notices.length + held.answers.length, underWay: held.underWay });
}
