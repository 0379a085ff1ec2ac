/** Rows of referrals, with the names of staff. */
import type { KeyObject } from "node:crypto";
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, ReferralId, StaffId } from "../../domain/ids.ts";
import type { Contact, ReferralState } from "../../domain/referrals/referral.ts";
import type { Mark } from "../../domain/referrals/tlp.ts";
import type { KnownReferral } from "../../respond/referrals/known-referral.ts";
import { openWords } from "../keys/staff-words.ts";

type ReferralRow = {
  readonly id: ReferralId;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly number: number;
  readonly body: string;
  readonly mark: Mark;
  readonly joint: boolean;
  readonly named: readonly StaffId[];
  readonly words: Buffer;
  readonly state: ReferralState;
  readonly state_at: Date;
  readonly referred_at: Date | null;
  readonly version: number;
  readonly by_staff: StaffId;
  readonly changed_by: StaffId;
  readonly changed_at: Date;
  readonly by_name: string | null;
  readonly changed_by_name: string | null;
  readonly named_names: readonly string[];
};
type ReferralWords = {
  readonly bodyName: string;
  readonly about: string;
  readonly contact: Contact;
  readonly reference: string;
};

export async function selectReferrals(
  sql: Sql | TransactionSql,
  sealing: KeyObject,
  where: Fragment,
): Promise<readonly KnownReferral[]> {
  const rows = await sql<ReferralRow[]>`
    select r.*, staff_name(r.by_staff::text) as by_name, staff_name(r.changed_by::text) as changed_by_name,
      array(select coalesce(staff_name(n::text), '') from unnest(r.named) with ordinality as u(n, at) order by at) as named_names
    from referral r join authority a on a.id = r.authority_id
    where ${where} order by a.position, r.number desc`;
  return rows.map((row) => ({
    ...openWords<ReferralWords>(sealing, row.words, `referral ${row.id}`),
    id: row.id,
    incident: row.incident_id,
    authority: row.authority_id,
    number: row.number,
    body: row.body,
    mark: row.mark,
    joint: row.joint,
    named: row.named,
    state: row.state,
    stateAt: row.state_at,
    referredAt: row.referred_at,
    version: row.version,
    by: row.by_staff,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    byName: row.by_name ?? "",
    changedByName: row.changed_by_name ?? "",
    namedNames: row.named_names,
  }));
}
