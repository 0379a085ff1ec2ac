/**
 * Acknowledges, looks into, answers a complaint, or passes it to the controller that it concerns. Whoever wrote it is told
 * that it is acknowledged where that is safe.
 */
import {
  afterStep,
  type Complaint,
  complaintSteps,
  type StepForm,
} from "../../domain/complaints/complaint.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { DealProblem } from "../desk/people/complaint-desk.ts";
import { note } from "../note.ts";
import { type AckPorts, ackFor, reachFor } from "./acknowledging.ts";
import type { ComplaintStore, NewAck } from "./complaint-store.ts";

export type DealPorts = Omit<AckPorts, "complaints"> & {
  readonly complaints: Pick<ComplaintStore, "alter" | "read" | "isUnsafe">;
  now(): Date;
};

export async function dealWithComplaint(
  ports: DealPorts,
  own: Pick<AckPorts, "complaints">,
  by: Staff,
  id: string,
  form: StepForm,
): Promise<Outcome<null, DealProblem>> {
  if (form.step === "pass") {
    const authorities = await ports.bodies.authorities();
    if (!authorities.some((one) => one.id === form.to))
      return failed({ kind: "complaint-authority-missing" });
  }
  const shown = await ports.complaints.read(by.authority, id);
  if (shown === null) return failed({ kind: "no-such-complaint" });
  const change = changeBy(by, ports.now());
  const reach = await reachFor(own, shown, form.quiet ?? false);
  const write = typeof reach === "string" ? null : await ackFor(ports, shown.complaint, reach, change.at);
  let isFirst = false;
  const message = (next: Complaint): NewAck | null => (isFirst && write !== null ? write(next) : null);
  const answer = form.step === "answer" ? (form.answer ?? "").trim() : null;
  const altered = await ports.complaints.alter(change, id, { answer, message }, (current) => {
    // Passing is written past the walls between authorities: so it is asked here whose it is.
    if (current.authority !== by.authority) return failed({ kind: "complaint-moved-on" });
    const next = afterStep(current, form, by.id, change.at);
    if (!next.ok) return next;
    const { outcome, authority: to } = next.value;
    isFirst = current.acknowledgedAt === null && next.value.acknowledgedAt !== null;
    const detail = {
      authority: current.authority,
      ...(form.step === "answer" ? { outcome } : {}),
      ...(form.step === "pass" ? { to } : {}),
      ...(isFirst ? { message: typeof reach === "string" ? reach : reach.channel } : {}),
    };
    const { entry } = complaintSteps[form.step];
    return done({ next: next.value, entries: [note(change, entry, { subject: `complaint:${id}` }, detail)] });
  });
  if (altered.ok) return done(null);
  const { kind } = altered.problem;
  return failed(kind === "not-there" ? { kind: "no-such-complaint" } : { kind });
}
