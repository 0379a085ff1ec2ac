/** The part of the desk that answers a resident who calls, comes to a counter or writes: each controller's own people. */
import type {
  Enquiry,
  EnquiryForm,
  EnquiryProblem,
  FollowUpProblem,
} from "../../../domain/callers/enquiry.ts";
import type { CheckWords } from "../../../domain/check/check-words.ts";
import type { Complaint } from "../../../domain/complaints/complaint.ts";
import type { Contact } from "../../../domain/contacts/contact.ts";
import type { IncidentId, PersonId } from "../../../domain/ids.ts";
import type { Channel } from "../../../domain/notices/notice.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { PersonDetail } from "./people-reading.ts";

export type CallerDesk = {
  /** A reading of this person. Null where there is nobody like that of one's own. */
  caller(reader: Staff, incident: IncidentId, person: PersonId): Promise<Caller | null>;
  /** What is still owed to whom: the longest due first. */
  followUps(reader: Staff, incident: IncidentId): Promise<readonly FollowUp[]>;
  recordEnquiry(
    by: Staff,
    incident: IncidentId,
    person: PersonId,
    form: EnquiryForm,
  ): Promise<Outcome<null, RecordProblem>>;
  followUp(by: Staff, incident: IncidentId, enquiry: string): Promise<Outcome<null, FollowUpProblemOf>>;
  /** Whether a message with this code is of ours, and whose: never to whom. Null where none is known. */
  checkCode(reader: Staff, incident: IncidentId, code: string): Promise<GenuineMessage | null>;
};

export type GenuineMessage = { readonly day: string; readonly from: string; readonly channel: Channel };

/** To this person, as it was put on paper or screen. */
export type ToldBy = {
  readonly channel: Channel;
  readonly state: "queued" | "sent" | "failed";
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  /** By which anybody can ask whether it is ours. */
  readonly code: string;
};

export type EnquiryLine = Enquiry & { readonly note: string; readonly byName: string };
export type FollowUp = Enquiry & { readonly reference: string };

export type Caller = {
  readonly person: PersonDetail;
  readonly messages: readonly ToldBy[];
  readonly enquiries: readonly EnquiryLine[];
  readonly complaints: readonly Complaint[];
  readonly identity: CheckWords["identity"];
  readonly script: readonly string[];
  /** Every contact with them, the latest first. */
  readonly contacts: readonly Contact[];
};

export type RecordProblem = EnquiryProblem | { readonly kind: "no-such-person" };
export type FollowUpProblemOf = FollowUpProblem | { readonly kind: "no-such-enquiry" };
