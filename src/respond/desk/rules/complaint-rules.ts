/** Which verbs the methods are that deal with complaints. */
import type { ComplaintDesk } from "../people/complaint-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const complaintRules: { readonly [M in keyof ComplaintDesk]: DeskRule<ComplaintDesk[M]> | "open" } = {
  complaints: { verb: "complaint.read" },
  complaintCounts: { verb: "complaint.read", incident: (id) => id },
  complaint: { verb: "complaint.read" },
  enterComplaint: { verb: "complaint.enter" },
  holdAfterComplaint: { verb: "complaint.deal" },
  dealWithComplaint: { verb: "complaint.deal" },
};
