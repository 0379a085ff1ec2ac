/** Letters that reached the wrong person, and complaints that must be acknowledged: what waits for who may deal with them. */
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ComplaintCounts } from "../../../respond/desk/people/complaint-desk.ts";
import { count } from "../../words/numbers.ts";
import type { Step } from "./next-steps.ts";

export function complaintSteps(
  counts: ComplaintCounts | null,
  { role }: Pick<Staff, "role">,
): { readonly first: readonly Step[]; readonly last: readonly Step[] } {
  if (counts === null || !mayEver(role, "complaint.deal")) return { first: [], last: [] };
  const { urgent, overdue, toAcknowledge } = counts;
  const wrongPerson: Step = {
    text: `Look at ${count(urgent, "letter that", "letters that")} reached the wrong person`,
    href: "/complaints",
    why: "It may be a new breach, with 72 hours of its own. Hold what is still to be sent, and ask for the letter back.",
  };
  const late: Step = {
    text: `Acknowledge ${count(overdue, "complaint that is overdue", "complaints that are overdue")}`,
    href: "/complaints",
    why: "The law gives 30 days, and no extension.",
  };
  const due: Step = {
    text: `Acknowledge ${count(toAcknowledge, "complaint or correction", "complaints and corrections")}`,
    href: "/complaints",
    why: "Each must be acknowledged within 30 days.",
  };
  return {
    first: [...(urgent > 0 ? [wrongPerson] : []), ...(overdue > 0 ? [late] : [])],
    last: toAcknowledge > urgent && overdue === 0 ? [due] : [],
  };
}
