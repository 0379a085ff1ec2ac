/** What whoever complained finds by their reference on the public site; and the end of what was answered long ago. */
import { type Complaint, complaintKeptDays, complaintReference } from "../../domain/complaints/complaint.ts";
import { note } from "../note.ts";
import type { BodyStore } from "../ports.ts";
import type { ComplaintStore } from "./complaint-store.ts";

/** Nothing of who wrote, and nothing of what. */
export type ComplaintAnswer = {
  readonly number: string;
  readonly authority: string;
  readonly kind: Complaint["kind"];
  readonly state: Complaint["state"];
  readonly receivedAt: string;
  readonly outcome: Complaint["outcome"];
  readonly answer: string;
  readonly answeredAt: string | null;
  /** The day by which they were promised an answer. */
  readonly answerBy: string | null;
};

export type TellComplainantsPorts = {
  readonly complaints: Pick<ComplaintStore, "untold" | "told">;
  readonly bodies: Pick<BodyStore, "authorities">;
  putComplaintAnswer(reference: string, answer: ComplaintAnswer, until: Date): Promise<void>;
  now(): Date;
};

const most = 200;
const day = 86_400_000;

/** Tells how many; what could not be put out is tried again the next time. */
export async function tellComplainants(ports: TellComplainantsPorts): Promise<number> {
  const untold = await ports.complaints.untold(most);
  if (untold.length === 0) return 0;
  const names = new Map((await ports.bodies.authorities()).map(({ id, name }) => [id, name]));
  const until = new Date(ports.now().getTime() + complaintKeptDays * day);
  for (const { complaint, reference, answer } of untold) {
    const { number, authority, kind, state, receivedAt, outcome, answeredAt, answerBy } = complaint;
    await ports.putComplaintAnswer(
      reference,
      {
        ...{ number: complaintReference(number), authority: names.get(authority) ?? "", kind, state },
        ...{ outcome, answer, receivedAt: receivedAt.toISOString() },
        ...{ answeredAt: answeredAt?.toISOString() ?? null, answerBy },
      },
      until,
    );
    await ports.complaints.told(complaint);
  }
  return untold.length;
}

/** Storage limitation (UK GDPR Art. 5(1)(e)). */
export async function endComplaints(ports: {
  readonly complaints: Pick<ComplaintStore, "endBefore">;
  readonly forgetAnswers: (references: readonly string[]) => Promise<void>;
  /** Takes a message out of the outbox. */
  readonly removeMessage: (reference: string) => Promise<void>;
  now(): Date;
}): Promise<number> {
  const change = { by: "system", at: ports.now() } as const;
  const before = new Date(change.at.getTime() - complaintKeptDays * day);
  const { answers, messages } = await ports.complaints.endBefore(change, before, (authority, complaints) => [
    note(change, "complaint.deleted", { subject: `authority:${authority}` }, { authority, complaints }),
  ]);
  await ports.forgetAnswers(answers);
  for (const reference of messages) await ports.removeMessage(reference);
  return answers.length;
}
