/** A member of staff from a row. */
import type { Role } from "../../domain/bodies/authority.ts";
import type { AuthorityId, StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/staff/staff.ts";

export type StaffFields = {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly authority_id: AuthorityId;
  readonly incidents: Staff["incidents"];
};

export function staffOf({ id, name, email, role, authority_id, incidents }: StaffFields): Staff {
  return { id, name, email, role, authority: authority_id, incidents };
}
