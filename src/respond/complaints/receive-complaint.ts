/** A complaint or a correction comes in: by the public form, or entered by staff for whoever called, wrote or came. */
import { randomUUID } from "node:crypto";
import {
  type ComplaintKind,
  type ComplaintWords,
  longestComplaint,
  longestComplaintLine,
} from "../../domain/complaints/complaint.ts";
import type { Submission } from "../../domain/hatch/submission.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { EnterComplaint, Entered, EnterProblem } from "../desk/people/complaint-desk.ts";
import { note } from "../note.ts";
import type { BodyStore, Change } from "../ports.ts";
import type { ComplaintStore, NewComplaint } from "./complaint-store.ts";

export type ReceiveComplaintPorts = {
  readonly complaints: Pick<ComplaintStore, "receive">;
  /** By which its writer finds the answer; nobody can guess it. */
  newReference(): string;
  now(): Date;
};

export type SentComplaint = ComplaintWords & { readonly kind: ComplaintKind; readonly authority: string };

export async function takeComplaint(
  ports: Pick<ReceiveComplaintPorts, "complaints" | "now"> & {
    readonly bodies: Pick<BodyStore, "authorities">;
  },
  { kind, authority: key, ...content }: SentComplaint,
  { id: submission, reference, sentAt }: Submission,
): Promise<Outcome<"taken" | "known", Problem>> {
  const authorities = await ports.bodies.authorities();
  const authority = authorities.find((one) => one.key === key) ?? authorities[0];
  // Nobody is set up yet: it waits at the hatch until somebody is.
  if (authority === undefined) throw new Error("There is no authority yet that could look at a complaint.");
  const complaint: NewComplaint = {
    ...{ id: randomUUID(), authority: authority.id, kind, way: "site", receivedAt: sentAt },
    ...{ content, reference, enteredBy: null, submission },
  };
  const number = await receive(ports, { by: "system", at: ports.now() }, complaint);
  return done(number === null ? "known" : "taken");
}

export async function enterComplaint(
  ports: ReceiveComplaintPorts,
  by: Staff,
  { kind, way, ...content }: EnterComplaint,
): Promise<Outcome<Entered, EnterProblem>> {
  if (content.words.trim() === "") return failed({ kind: "complaint-words-missing" });
  const lines = [content.name, content.contact, content.letter];
  if (content.words.length > longestComplaint || lines.some((line) => line.length > longestComplaintLine))
    return failed({ kind: "complaint-too-long" });
  const change = changeBy(by, ports.now());
  const reference = ports.newReference();
  const number = await receive(ports, change, {
    ...{ id: randomUUID(), authority: by.authority, kind, way, receivedAt: change.at },
    ...{ content, reference, enteredBy: by.id, submission: null },
  });
  return done({ number: number!, reference });
}

function receive(
  { complaints }: Pick<ReceiveComplaintPorts, "complaints">,
  change: Change,
  complaint: NewComplaint,
): Promise<number | null> {
  const { id, authority, kind, way } = complaint;
  const detail = { authority, kind, way, urgent: kind === "not-for-me" };
  return complaints.receive(change, complaint, [
    note(change, "complaint.received", { subject: `complaint:${id}` }, detail),
  ]);
}
