/**
 * Telling a partner that it is exposed (UK GDPR Art. 33(2) asks it of processors; partners owe it to each other all the
 * more). Being told is not yet awareness: the partner's 72 hours start when it says so.
 */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";

/** announcement: in the app, to each lead; e-mail: to each lead, or to the body's own address; by hand: on the phone, in person. */
export type TellingChannel = "announcement" | "e-mail" | "by-hand";

export type Telling = {
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly at: Date;
  readonly by: StaffId | "system";
  /** Leads of the authority who have the announcement in the app. */
  readonly leads: number;
  /** E-mails that wait for their courier, or have gone. */
  readonly emails: number;
  /** How somebody told it besides: whom, by what. Names of staff at work, never of residents. */
  readonly byHand: { readonly words: string; readonly by: StaffId; readonly at: Date } | null;
  /** When somebody there first said that they have read the e-mail; null: nobody has. That is not the authority’s own word yet. */
  readonly heardAt: Date | null;
  readonly acknowledged: { readonly by: StaffId; readonly at: Date } | null;
};

/** Whether anybody there can have heard of it. */
export function wasTold({ leads, emails, byHand }: Pick<Telling, "leads" | "emails" | "byHand">): boolean {
  return leads > 0 || emails > 0 || byHand !== null;
}

export function channelsOf({
  leads,
  emails,
  byHand,
}: Pick<Telling, "leads" | "emails" | "byHand">): readonly TellingChannel[] {
  return [
    ...(leads > 0 ? ["announcement" as const] : []),
    ...(emails > 0 ? ["e-mail" as const] : []),
    ...(byHand === null ? [] : ["by-hand" as const]),
  ];
}
