/** The part of the desk that deals with complaints and corrections: each controller's own. */
import type { Acknowledging } from "../../../domain/complaints/acknowledgement.ts";
import type {
  Complaint,
  ComplaintKind,
  ComplaintOutcome,
  ComplaintWay,
  ComplaintWords,
  StepForm,
  StepProblem,
} from "../../../domain/complaints/complaint.ts";
import type { IncidentId, PersonId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type ComplaintDesk = {
  complaints(reader: Staff): Promise<readonly Complaint[]>;
  /** Tied to this incident, or to none: how many, and how urgent. */
  complaintCounts(reader: Staff, incident: IncidentId): Promise<ComplaintCounts>;
  complaint(reader: Staff, id: string): Promise<ShownComplaint | null>;
  enterComplaint(by: Staff, form: EnterComplaint): Promise<Outcome<Entered, EnterProblem>>;
  /** Holds what is still to be sent under the reference of a letter that reached the wrong person. */
  holdAfterComplaint(by: Staff, id: string): Promise<Outcome<HeldCount, HoldProblem>>;
  dealWithComplaint(by: Staff, id: string, form: StepForm): Promise<Outcome<null, DealProblem>>;
};

export type ComplaintCounts = {
  readonly received: number;
  readonly open: number;
  readonly toAcknowledge: number;
  readonly overdue: number;
  /** Letters that reached the wrong person, at which nobody has looked. */
  readonly urgent: number;
  readonly outcomes: Readonly<Record<ComplaintOutcome, number>>;
};

export type ComplaintDetail = {
  readonly complaint: Complaint;
  readonly content: ComplaintWords;
  readonly answer: string;
  /** Whose letter it names, where that is one of one's own people. */
  readonly about: ComplaintAbout | null;
  /** Who dealt with it last. */
  readonly by: string | null;
};

export type ShownComplaint = ComplaintDetail & { readonly acknowledging: Acknowledging };

export type ComplaintAbout = {
  readonly person: PersonId;
  readonly reference: string;
  /** Of the incident, as addresses have it. */
  readonly incident: string;
};

export type EnterComplaint = ComplaintWords & {
  readonly kind: ComplaintKind;
  readonly way: Exclude<ComplaintWay, "site">;
};
export type EnterProblem = { readonly kind: "complaint-words-missing" | "complaint-too-long" };
/** The reference is shown once, for whoever complained. */
export type Entered = { readonly number: number; readonly reference: string };

/** `underWay`: what is being carried at this moment, and cannot be called back. */
export type HeldCount = { readonly held: number; readonly underWay: number };
export type HoldProblem = { readonly kind: "no-such-complaint" | "complaint-letter-unknown" };
export type DealProblem = StepProblem | { readonly kind: "no-such-complaint" };
