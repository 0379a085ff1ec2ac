/** Binds what staff do with complaints to its ports. */
import type { By } from "../change-by.ts";
import type { ComplaintDesk } from "../desk/people/complaint-desk.ts";
import { readComplaint } from "./acknowledging.ts";
import type { ComplaintStore } from "./complaint-store.ts";
import { countComplaints } from "./count-complaints.ts";
import { type DealPorts, dealWithComplaint } from "./deal-with-complaint.ts";
import { holdAfterComplaint } from "./hold-after-complaint.ts";
import { enterComplaint, type ReceiveComplaintPorts } from "./receive-complaint.ts";

export type ComplaintDeskPorts = DealPorts & ReceiveComplaintPorts & { readonly complaints: ComplaintStore };

export function openComplaintDesk(portsOf: (by: By) => ComplaintDeskPorts): ComplaintDesk {
  const own = portsOf("system");
  return {
    complaints: (reader) => portsOf(reader).complaints.list(reader.authority),
    complaintCounts: (reader, incident) =>
      countComplaints(portsOf(reader), { authority: reader.authority, incident }),
    complaint: (reader, id) => readComplaint(portsOf(reader), own, reader, id),
    enterComplaint: (by, form) => enterComplaint(portsOf(by), by, form),
    // The contact centre may not change notices: that this one holds is asked here, of its own authority alone.
    holdAfterComplaint: (by, id) => holdAfterComplaint(portsOf("system"), by, id),
    dealWithComplaint: (by, id, form) =>
      // What is passed leaves the walls of one's own authority.
      dealWithComplaint(portsOf(form.step === "pass" ? "system" : by), own, by, id, form),
  };
}
