/**
 * Sharing: a controller lets another see people of its own, all of an incident or one, for a time and with reasons. The
 * other may look and do nothing else: they tell nobody, decide nothing, and share nothing on.
 */

import type { AuthorityId, IncidentId, PersonId, StaffId } from "../ids.ts";
import { problemOfReasons, type ReasonsProblem } from "../reasons.ts";

export type Share = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly from: AuthorityId;
  readonly to: AuthorityId;
  /** Null: everybody of the controller in the incident. */
  readonly person: PersonId | null;
  readonly reasons: string;
  readonly sharedBy: StaffId;
  readonly sharedAt: Date;
  readonly endsAt: Date;
  readonly withdrawnAt: Date | null;
};

export const longestDays = 90;

export type ShareForm = {
  readonly to: AuthorityId;
  readonly person: PersonId | null;
  /** 1 to 90. */
  readonly days: number;
  readonly reasons: string;
};

export type ShareProblem =
  | ReasonsProblem
  | { readonly kind: "share-days-wrong" | "not-involved" | "share-with-oneself" };

export function problemOfShare(
  { to, days, reasons }: ShareForm,
  from: AuthorityId,
  involved: readonly AuthorityId[],
): ShareProblem | null {
  if (to === from) return { kind: "share-with-oneself" };
  if (!involved.includes(to)) return { kind: "not-involved" };
  if (!Number.isSafeInteger(days) || days < 1 || days > longestDays) return { kind: "share-days-wrong" };
  return problemOfReasons(reasons);
}

/** Whether one lets the other see this person as things are; `person` null: anybody at all. */
export function lets(
  shares: readonly Share[],
  {
    from,
    to,
    person,
  }: { readonly from: AuthorityId; readonly to: AuthorityId; readonly person: PersonId | null },
  now: Date,
): boolean {
  return shares.some(
    (share) =>
      share.from === from &&
      share.to === to &&
      (person === null || share.person === null || share.person === person) &&
      isOpen(share, now),
  );
}

export function isOpen({ withdrawnAt, endsAt }: Share, now: Date): boolean {
  return withdrawnAt === null && endsAt > now;
}
