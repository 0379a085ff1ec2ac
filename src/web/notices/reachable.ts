/** Whether a notice could say how to reach the authority: the law asks for a contact in each (UK GDPR Art. 34(2)). */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { Staff } from "../../domain/staff/staff.ts";

type Asks = { readonly authorities: readonly Authority[]; readonly staff: Pick<Staff, "authority"> };

export function unreachable({ authorities, staff }: Asks): boolean {
  const contact = authorities.find(({ id }) => id === staff.authority)?.contact;
  return contact === undefined || contact.phone.trim() === "" || contact.email.trim() === "";
}
