/**
 * What a role may do. Two questions so far: may it change anything, and may it make accounts. Whoever may change may
 * change everything of its own authority: finer rights are not drawn yet.
 */
import type { Role } from "./authority.ts";

type Rights = { readonly changes: boolean; readonly addsStaff: boolean };

const rights: Readonly<Record<Role, Rights>> = {
  lead: { changes: true, addsStaff: true },
  analyst: { changes: true, addsStaff: false },
  dpo: { changes: true, addsStaff: false },
  communications: { changes: true, addsStaff: false },
  "service-owner": { changes: true, addsStaff: false },
  "contact-centre": { changes: true, addsStaff: false },
  liaison: { changes: false, addsStaff: false },
};

export function mayChange(role: Role): boolean {
  return rights[role].changes;
}

export function mayAddStaff(role: Role): boolean {
  return rights[role].addsStaff;
}
