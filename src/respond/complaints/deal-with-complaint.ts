/** Acknowledges, looks into, answers a complaint, or passes it to the controller that it concerns. */
import { afterStep, complaintSteps, type StepForm } from "../../domain/complaints/complaint.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { DealProblem } from "../desk/people/complaint-desk.ts";
import { note } from "../note.ts";
import type { BodyStore } from "../ports.ts";
import type { ComplaintStore } from "./complaint-store.ts";

export type DealPorts = {
  readonly complaints: Pick<ComplaintStore, "alter">;
  readonly bodies: Pick<BodyStore, "authorities">;
  now(): Date;
};

export async function dealWithComplaint(
  ports: DealPorts,
  by: Staff,
  id: string,
  form: StepForm,
): Promise<Outcome<null, DealProblem>> {
  if (form.step === "pass") {
    const authorities = await ports.bodies.authorities();
    if (!authorities.some((one) => one.id === form.to))
      return failed({ kind: "complaint-authority-missing" });
  }
  const change = changeBy(by, ports.now());
  const answer = form.step === "answer" ? (form.answer ?? "").trim() : null;
  const altered = await ports.complaints.alter(change, id, answer, (current) => {
    // Passing is written past the walls between authorities: so it is asked here whose it is.
    if (current.authority !== by.authority) return failed({ kind: "complaint-moved-on" });
    const next = afterStep(current, form, by.id, change.at);
    if (!next.ok) return next;
    const { outcome, authority: to } = next.value;
    const detail = {
      authority: current.authority,
      ...(form.step === "answer" ? { outcome } : {}),
      ...(form.step === "pass" ? { to } : {}),
    };
    const { entry } = complaintSteps[form.step];
    return done({ next: next.value, entries: [note(change, entry, { subject: `complaint:${id}` }, detail)] });
  });
  if (altered.ok) return done(null);
  const { kind } = altered.problem;
  return failed(kind === "not-there" ? { kind: "no-such-complaint" } : { kind });
}
