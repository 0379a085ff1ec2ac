/** Which verb each method of the desk is that briefs staff. */
import type { BriefingDesk } from "../incident/briefing-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const briefingRules: { readonly [M in keyof BriefingDesk]: DeskRule<BriefingDesk[M]> | "open" } = {
  staffList: { verb: "staff-list.read" },
  importStaffList: { verb: "staff-list.change" },
  removeStaffList: { verb: "staff-list.change" },

  briefingTemplates: { verb: "briefing.write" },
  briefings: { verb: "briefing.read", incident: (id) => id },
  briefing: { verb: "briefing.read", incident: (id) => id },
  writeBriefing: { verb: "briefing.write", incident: (id) => id },
  changeBriefing: { verb: "briefing.write", incident: (id) => id },
  correctBriefing: { verb: "briefing.write", incident: (id) => id },
  weighBriefing: { verb: "briefing.read", incident: (id) => id },
  approveBriefing: { verb: "briefing.approve", incident: (id) => id },
  withdrawBriefing: { verb: "briefing.write", incident: (id) => id },
  sendBriefing: { verb: "briefing.send", incident: (id) => id },
  tellPartners: { verb: "briefing.tell-partners", incident: (id) => id },

  proposeBriefing: { verb: "briefing.propose", incident: (id) => id },
  proposals: { verb: "briefing.read", incident: (id) => id },
  passOnProposal: { verb: "briefing.pass-on", incident: (id) => id },
  declineProposal: { verb: "briefing.pass-on", incident: (id) => id },

  briefingCounts: { verb: "briefing.read", incident: (id) => id },
  outstanding: { verb: "briefing.follow-up", incident: (id) => id },
  acknowledgeFor: { verb: "briefing.enter", incident: (id) => id },
  markCameBack: { verb: "briefing.enter", incident: (id) => id },
  // Each is about what was sent to whoever asks.
  myBriefings: { verb: "briefing.acknowledge" },
  acknowledgeMine: { verb: "briefing.acknowledge" },

  // Delivers what was queued, whoever queued it; nobody decides anything by it.
  deliverBriefings: "open",
};
