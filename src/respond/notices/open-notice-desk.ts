/** Binds the notices' use cases to their ports: the half of the desk that tells people. */
import type { NoticeId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff.ts";
import type { By } from "../change-by.ts";
import type { OutgoingMessage } from "../courier.ts";
import type { NoticeDesk, NoticeDetail } from "../notice-desk.ts";
import { approveNotices } from "./approve-notices.ts";
import { type DeliverPorts, deliverPending } from "./deliver-pending.ts";
import { draftNotices, type NoticePorts } from "./draft-notices.ts";
import { releaseNotice, withdrawNotice } from "./look-at-held.ts";
import { resumeDelivery } from "./resume-delivery.ts";

export type NoticeDeskPorts = NoticePorts &
  DeliverPorts & {
    /** The letter's PDF, or null where it cannot be printed. */
    printLetter(message: OutgoingMessage): Promise<Uint8Array | null>;
  };

/** The gate looks across authorities before anybody is written to: drafting is Candour's own work, for one of them. */
export function openNoticeDesk(portsOf: (by: By) => NoticeDeskPorts): NoticeDesk {
  const own = portsOf("system");
  return {
    draftNotices: (by, incident, choice) => draftNotices(own, by, incident, choice),
    notices: (reader, query) => portsOf(reader).notices.page(reader.authority, query),
    notice: (reader, id) => readNotice(portsOf(reader), reader, id),
    letterOf: (reader, id) => letterOf(portsOf(reader), reader, id),
    approveNotices: (by, incident, choice) => approveNotices(portsOf(by), by, incident, choice),
    releaseNotice: (by, id, choice) => releaseNotice(portsOf(by), by, id, choice),
    withdrawNotice: (by, id, choice) => withdrawNotice(portsOf(by), by, id, choice),
    // What lies between a backup and now is the record's own matter; each authority's is released by its lead.
    deliveryHalt: (reader) => own.notices.halt(reader.authority),
    resumeDelivery: (by, choice) => resumeDelivery(own, by, choice),
    deliverPending: (onProgress, signal) => deliverPending(own, onProgress, signal),
    noticeCounts: (reader, incident) =>
      portsOf(reader).notices.counts(incident, reader === "system" ? null : reader.authority),
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
