/** Binds the notices' use cases to their ports: the half of the desk that tells people. */
import type { NoticeId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff.ts";
import type { OutgoingMessage } from "../courier.ts";
import type { NoticeDesk, NoticeDetail } from "../notice-desk.ts";
import { approveNotices } from "./approve-notices.ts";
import { type DeliverPorts, deliverPending } from "./deliver-pending.ts";
import { draftNotices, type NoticePorts } from "./draft-notices.ts";
import { releaseNotice, withdrawNotice } from "./look-at-held.ts";
import { resumeDelivery } from "./resume-delivery.ts";
import { sendApproved } from "./send-approved.ts";

export type NoticeDeskPorts = NoticePorts &
  DeliverPorts & {
    /** The letter's PDF, or null where it cannot be printed. */
    printLetter(message: OutgoingMessage): Promise<Uint8Array | null>;
  };

export function openNoticeDesk(ports: NoticeDeskPorts): NoticeDesk {
  const { notices } = ports;
  return {
    draftNotices: (by, incident, choice) => draftNotices(ports, by, incident, choice),
    notices: (reader, query) => notices.page(reader.authority, query),
    notice: (reader, id) => readNotice(ports, reader, id),
    letterOf: (reader, id) => letterOf(ports, reader, id),
    approveNotices: (by, incident, choice) => approveNotices(ports, by, incident, choice),
    releaseNotice: (by, id, choice) => releaseNotice(ports, by, id, choice),
    withdrawNotice: (by, id, choice) => withdrawNotice(ports, by, id, choice),
    sendApproved: (by, incident, authority) => sendApproved(ports, by, incident, authority),
    deliveryHalt: (reader) => notices.halt(reader.authority),
    resumeDelivery: (by, choice) => resumeDelivery(ports, by, choice),
    deliverPending: (onProgress, signal) => deliverPending(ports, onProgress, signal),
    noticeCounts: (reader, incident) =>
      notices.counts(incident, reader === "system" ? null : reader.authority),
  };
}

async function readNotice(
  { notices }: NoticeDeskPorts,
  reader: Staff,
  id: NoticeId,
): Promise<Outcome<NoticeDetail, { kind: "no-such-notice" | "not-yours" }>> {
  const detail = await notices.detail(id);
  if (detail === null) return failed({ kind: "no-such-notice" });
  return detail.authority === reader.authority ? done(detail) : failed({ kind: "not-yours" });
}

async function letterOf(
  ports: NoticeDeskPorts,
  reader: Staff,
  id: NoticeId,
): Promise<Outcome<Uint8Array, { kind: "no-such-notice" | "not-yours" | "no-address" }>> {
  const read = await readNotice(ports, reader, id);
  if (!read.ok) return read;
  const message = await ports.notices.outgoing(id);
  const address = message?.channel === "letter" ? message.to : letterAddress(read.value);
  if (address === undefined || message === null) return failed({ kind: "no-address" });
  const pdf = await ports.printLetter({ ...message, channel: "letter", to: address });
  return pdf === null ? failed({ kind: "no-address" }) : done(pdf);
}

function letterAddress({ reaches }: NoticeDetail): string | undefined {
  return reaches.find(({ channel }) => channel === "letter")?.value;
}
