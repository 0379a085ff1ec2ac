/** Binds the briefings' use cases to their ports. */
import { countAudience } from "../../domain/briefings/audience.ts";
import type { Briefing } from "../../domain/briefings/briefing.ts";
import type { IncidentId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { By } from "../change-by.ts";
import type { BriefingDesk } from "../desk/incident/briefing-desk.ts";
import type { BriefingCounts } from "../desk/incident/briefing-reading.ts";
import { acknowledgeFor, acknowledgeMine, markCameBack, refreshPage } from "./acknowledge.ts";
import { deliverBriefings, queueReminders } from "./deliver-briefings.ts";
import { importStaffList, removeStaffList } from "./import-staff-list.ts";
import { approveBriefing, sendBriefing, withdrawBriefing } from "./pass-briefing.ts";
import { declineProposal, passOnProposal, proposeBriefing } from "./pass-on.ts";
import type { BriefingDeskPorts } from "./ports.ts";
import { tellPartners } from "./tell-partners.ts";
import { changeBriefing, correctBriefing, writeBriefing } from "./write-briefing.ts";

const lookEveryMs = 60_000;

/** Sending looks up leads of partners, and writes messages that staff have no hold of: it is Candour's own work, for one of them. */
export function openBriefingDesk(portsOf: (by: By) => BriefingDeskPorts): BriefingDesk {
  const own = portsOf("system");
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    staffList: (reader) => portsOf(reader).briefings.staffList(reader.authority),
    importStaffList: (by, table) => importStaffList(portsOf(by), by, table),
    removeStaffList: (by) => removeStaffList(portsOf(by), by),

    briefingTemplates: () => own.briefingTemplates(),
    briefings: async (reader, incident) => {
      const { briefings } = portsOf(reader);
      const counts = await countsOfOwn(portsOf(reader), reader, incident);
      const written = await briefings.of(incident, reader.authority);
      return written.map((briefing) => ({ briefing, counts: counts.get(briefing.id) ?? null }));
    },
    briefing: async (reader, incident, number) => {
      const ports = portsOf(reader);
      const held = await ports.briefings.byKey({ incident, authority: reader.authority, number });
      if (held === null) return null;
      const { briefing } = held;
      const counts = (await countsOfOwn(ports, reader, incident)).get(briefing.id) ?? null;
      return { briefing, counts, names: await own.briefings.namesOf(handsIn(briefing)) };
    },
    writeBriefing: (by, incident, form) => writeBriefing(portsOf(by), by, incident, form),
    changeBriefing: (by, incident, number, form) =>
      changeBriefing(portsOf(by), by, { incident, number }, form),
    correctBriefing: (by, incident, number, form) =>
      correctBriefing(portsOf(by), by, { incident, number }, form),
    weighBriefing: async (reader, incident, number) => {
      const held = await portsOf(reader).briefings.byKey({ incident, authority: reader.authority, number });
      if (held === null) return null;
      const { audience, id } = held.briefing;
      const count = countAudience(await own.briefings.meant(audience, held.briefing, id));
      return { ...count, linksTo: own.briefingDoor.address() };
    },
    approveBriefing: (by, incident, number, version) =>
      approveBriefing(portsOf(by), by, { incident, number }, version),
    withdrawBriefing: (by, incident, number, version) =>
      withdrawBriefing(portsOf(by), by, { incident, number }, version),
    sendBriefing: (by, incident, number, shown) => sendBriefing(own, by, { incident, number }, shown),
    tellPartners: (by, incident, form) => tellPartners(own, by, incident, form),

    proposeBriefing: (by, incident, number, partners) =>
      proposeBriefing(portsOf(by), by, { incident, number }, partners),
    proposals: (reader, incident) => portsOf(reader).briefings.proposals(incident, reader.authority),
    passOnProposal: (by, incident, id) => passOnProposal(own, by, { incident, id }),
    declineProposal: (by, incident, id, reasons) =>
      declineProposal(portsOf(by), by, { incident, id }, reasons),

    briefingCounts: (reader, incident) => portsOf(reader).briefings.counts(incident, reader.authority),
    outstanding: (reader, incident, number, query) =>
      portsOf(reader).briefings.outstanding({ incident, authority: reader.authority, number }, query),
    acknowledgeFor: async (by, incident, number, recipient, how) => {
      const outcome = await acknowledgeFor(portsOf(by), by, { incident, number }, recipient, how);
      if (outcome.ok) await refreshPage(own, { recipient });
      return outcome;
    },
    markCameBack: (by, incident, number, recipient) =>
      markCameBack(portsOf(by), by, { incident, number }, recipient),
    // What was sent to oneself may come from a partner, whose briefings are its own.
    myBriefings: (reader) => own.briefings.mine(reader.id),
    acknowledgeMine: async (by, recipient, version) => {
      const outcome = await acknowledgeMine(own, by, recipient, version);
      if (outcome.ok) await refreshPage(own, { recipient });
      return outcome;
    },

    async deliverBriefings(signal) {
      const now = own.now().getTime();
      // Delivery looks every other second; whether anybody is to be reminded need not be asked as often.
      if (Math.abs(now - lookedAt) >= lookEveryMs) {
        lookedAt = now;
        await queueReminders(own);
      }
      return await deliverBriefings(own, signal);
    },
  };
}

async function countsOfOwn(
  { briefings }: BriefingDeskPorts,
  reader: Staff,
  incident: IncidentId,
): Promise<ReadonlyMap<string, BriefingCounts>> {
  const counts = await briefings.counts(incident, reader.authority);
  return new Map(counts.map((one) => [one.briefing, one]));
}

function handsIn({ versions }: Briefing): readonly string[] {
  const hands = versions.flatMap(({ writers, approvedBy, sentBy }) => [
    ...writers,
    approvedBy ?? "",
    sentBy ?? "",
  ]);
  return [...new Set(hands.filter((one) => one !== ""))];
}
