/** A member of staff who is signed in: each belongs to one authority and sees that authority's people alone. */
import type { Role } from "../bodies/authority.ts";
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";

export type Staff = {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly authority: AuthorityId;
  /** Those that the account is limited to; null: all in which its authority is. */
  readonly incidents: readonly IncidentId[] | null;
};
