/** An invitation from a row. */

import type { Role } from "../../domain/bodies/authority.ts";
import type { AuthorityId, StaffId } from "../../domain/ids.ts";
import type { Invitation, InvitationKind } from "../../domain/staff/account.ts";

export type InvitationRow = {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly staff_id: StaffId | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly authority_id: AuthorityId;
  readonly invited_by: StaffId | null;
  readonly made_at: Date;
  readonly ends_at: Date;
  readonly taken_at: Date | null;
  readonly withdrawn_at: Date | null;
};

export function invitationOf(row: InvitationRow): Invitation {
  const { id, kind, name, email, role } = row;
  return {
    ...{ id, kind, name, email, role },
    staff: row.staff_id,
    authority: row.authority_id,
    invitedBy: row.invited_by,
    madeAt: row.made_at,
    endsAt: row.ends_at,
    takenAt: row.taken_at,
    withdrawnAt: row.withdrawn_at,
  };
}
