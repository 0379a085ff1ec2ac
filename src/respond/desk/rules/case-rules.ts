/** Which verbs the methods are by which the account of an incident is kept. */
import type { CaseDesk } from "../incident/case-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const caseRules: { readonly [M in keyof CaseDesk]: DeskRule<CaseDesk[M]> | "open" } = {
  timeline: { verb: "timeline.read", incident: (id) => id },
  timelineActors: { verb: "timeline.read", incident: (id) => id },
  timelineLine: { verb: "timeline.read", incident: (id) => id },
  timelineFile: { verb: "timeline.read", incident: (id) => id },
  addLine: { verb: "timeline.write", incident: (id) => id },
  correctLine: { verb: "timeline.write", incident: (id) => id },
  pin: { verb: "timeline.write", incident: (id) => id },

  handovers: { verb: "handover.read", incident: (id) => id },
  handover: { verb: "handover.read", incident: (id) => id },
  handoverPaper: { verb: "handover.read", incident: (id) => id },
  gatherHandover: { verb: "handover.write", incident: (id) => id },
  writeHandover: { verb: "handover.write", incident: (id) => id },
  changeHandover: { verb: "handover.write", incident: (id) => id },
  acknowledgeHandover: { verb: "handover.write", incident: (id) => id },

  referralBodies: { verb: "referral.read" },
  referrals: { verb: "referral.read", incident: (id) => id },
  referral: { verb: "referral.read", incident: (id) => id },
  addReferral: { verb: "referral.write", incident: (id) => id },
  changeReferral: { verb: "referral.write", incident: (id) => id },
  stepReferral: { verb: "referral.write", incident: (id) => id },
  askOfReferral: { verb: "referral.write", incident: (id) => id },
  answerReferral: { verb: "referral.write", incident: (id) => id },

  evidence: { verb: "evidence.read", incident: (id) => id },
  makeEvidence: { verb: "evidence.make", incident: (id) => id },
  decideEvidence: { verb: "evidence.make", incident: (id) => id },
  takeEvidence: { verb: "evidence.read", incident: (id) => id },
  handEvidence: { verb: "evidence.make", incident: (id) => id },
};
