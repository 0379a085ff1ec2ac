/** Whether a notice could say how to reach the authority: the law asks for a contact in each (UK GDPR Art. 34(2)). */
import type { StaffVisit } from "../frame/visit.ts";

export function unreachable({ authorities, staff }: Pick<StaffVisit, "authorities" | "staff">): boolean {
  const contact = authorities.find(({ id }) => id === staff.authority)?.contact;
  return contact === undefined || contact.phone.trim() === "" || contact.email.trim() === "";
}
