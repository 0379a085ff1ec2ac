/**
 * The message that acknowledges a complaint: sent when a human has acknowledged it, never by the form itself, since anybody
 * can type anybody's address there. Where it may not be safe to write, nobody is written to.
 */
import { randomUUID } from "node:crypto";
import {
  type Acknowledging,
  type AckReach,
  ackReachIn,
  type Silence,
} from "../../domain/complaints/acknowledgement.ts";
import type { Complaint } from "../../domain/complaints/complaint.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type CarryPorts, deliverQueue } from "../delivery/deliver-queue.ts";
import type { ComplaintDetail, ShownComplaint } from "../desk/people/complaint-desk.ts";
import type { BodyStore } from "../ports.ts";
import type { ComplaintStore, NewAck } from "./complaint-store.ts";
import { type AcknowledgementWords, writeAcknowledgement } from "./write-acknowledgement.ts";

export type AckPorts = {
  readonly complaints: Pick<ComplaintStore, "isUnsafe">;
  readonly bodies: Pick<BodyStore, "authorities">;
  complaintWords(): Promise<AcknowledgementWords>;
  readonly answerDoor: { address(): string };
};

/**
 * Looked up across authorities: somebody at risk in a partner's register is at risk here too. Before it is acknowledged
 * staff are shown their own register alone: else whoever enters complaints could ask for anybody, and leave no trace.
 */
export async function reachFor(
  { complaints }: Pick<AckPorts, "complaints">,
  { complaint, content }: ComplaintDetail,
  quiet: boolean,
  of: AuthorityId | "any" = "any",
): Promise<AckReach | Silence> {
  const reach = ackReachIn(content.contact);
  if (typeof reach === "string") return reach;
  if (quiet || complaint.quiet) return "quiet";
  return (await complaints.isUnsafe(complaint.id, reach, of)) ? "unsafe" : reach;
}

/** Made ready before the complaint is locked: what goes into it then is only how it stands. */
export async function ackFor(
  ports: AckPorts,
  complaint: Complaint,
  reach: AckReach,
  at: Date,
): Promise<(next: Complaint) => NewAck> {
  const [words, authorities] = await Promise.all([ports.complaintWords(), ports.bodies.authorities()]);
  const body = authorities.find(({ id }) => id === complaint.authority);
  const authority = { name: body?.name ?? "", phone: body?.contact.phone ?? "" };
  const address = ports.answerDoor.address();
  return (next) => ({
    ...{ id: randomUUID(), ...reach },
    words: writeAcknowledgement(words, {
      ...{ complaint: next, answerBy: next.answerBy ?? "", at, authority, address },
    }),
  });
}

export async function readComplaint(
  ports: { readonly complaints: Pick<ComplaintStore, "read" | "messageOf"> },
  own: Pick<AckPorts, "complaints">,
  reader: Staff,
  id: string,
): Promise<ShownComplaint | null> {
  const shown = await ports.complaints.read(reader.authority, id);
  if (shown === null) return null;
  const message = await ports.complaints.messageOf(id);
  if (message !== null) return { ...shown, acknowledging: { kind: "message", ...message } };
  const { acknowledgedAt, authority } = shown.complaint;
  const reach = await reachFor(own, shown, false, acknowledgedAt === null ? authority : "any");
  const acknowledging: Acknowledging =
    typeof reach === "string" ? { kind: "silent", why: reach } : { kind: "to-send", channel: reach.channel };
  return { ...shown, acknowledging };
}

/** What Candour does by itself: sends what acknowledges complaints. */
export type ComplaintWork = {
  deliver(signal?: AbortSignal): Promise<{ readonly sent: number; readonly failed: number }>;
};

export function openComplaintWork(own: { readonly complaints: ComplaintStore } & CarryPorts): ComplaintWork {
  return { deliver: (signal) => deliverQueue(own.complaints, own, undefined, signal) };
}
