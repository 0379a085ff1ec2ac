/** Binds the notices' use cases to their ports: the half of the desk that tells people. */
import type { By } from "../change-by.ts";
import type { OutgoingMessage } from "../courier.ts";
import type { LanePorts } from "../delivery/notice-queue.ts";
import type { NoticeDesk } from "../desk/people/notice-desk.ts";
import type { KeepPorts } from "../readings/keep-reading.ts";
import type { AdvancePorts } from "../waves/advance-waves.ts";
import { deliverWaves } from "../waves/deliver-waves.ts";
import { approveNotices } from "./approve-notices.ts";
import { draftNotices, type NoticePorts } from "./draft-notices.ts";
import { answerRelease, releaseNotice, withdrawNotice } from "./look-at-held.ts";
import { readLetter, readNotice, readNotices, readSamples } from "./read-notices.ts";
import { resumeDelivery } from "./resume-delivery.ts";

export type NoticeDeskPorts = NoticePorts &
  LanePorts &
  AdvancePorts &
  KeepPorts & {
    /** The letter's PDF, or null where it cannot be printed. */
    printLetter(message: OutgoingMessage): Promise<Uint8Array | null>;
  };

/** The gate looks across authorities before anybody is written to: drafting is Candour's own work, for one of them. */
export function openNoticeDesk(portsOf: (by: By) => NoticeDeskPorts): NoticeDesk {
  const own = portsOf("system");
  return {
    draftNotices: (by, incident, choice) => draftNotices(own, by, incident, choice),
    notices: (reader, query) => readNotices(portsOf(reader), reader, query),
    countNotices: async (reader, query) =>
      (await portsOf(reader).notices.page(reader.authority, { ...query, page: 1 })).total,
    noticeSamples: (reader, incident, choice) => readSamples(portsOf(reader), reader, incident, choice),
    notice: (reader, id) => readNotice(portsOf(reader), reader, id),
    letterOf: (reader, id) => readLetter(portsOf(reader), reader, id),
    approveNotices: (by, incident, choice) => approveNotices(portsOf(by), by, incident, choice),
    // Who has the same contact is known across authorities; whose the notice is, the use case asks.
    releaseNotice: (by, id, choice) => releaseNotice(own, by, id, choice),
    answerRelease: (by, id, choice) => answerRelease(own, by, id, choice),
    withdrawNotice: (by, id, choice) => withdrawNotice(portsOf(by), by, id, choice),
    // What lies between a backup and now is the record's own matter; each authority's is released by its lead.
    deliveryHalt: (reader) => own.notices.halt(reader.authority),
    resumeDelivery: (by, choice) => resumeDelivery(own, by, choice),
    deliverPending: (onProgress, signal) => deliverWaves(own, onProgress, signal),
    noticeCounts: (reader, incident) =>
      portsOf(reader).notices.counts(incident, reader === "system" ? null : reader.authority),
  };
}
