/**
 * Complaints and corrections of people whose data is concerned. The Data Protection Act 2018, s. 164A (from the Data (Use
 * and Access) Act 2025) has each controller acknowledge within 30 days; Art. 16 UK GDPR gives the right to correction.
 */
import type { AuthorityId, StaffId } from "../ids.ts";
import type { Day } from "../map/map.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { ukDay } from "../uk-time/uk-time.ts";

export const complaintKinds = ["complaint", "wrong-data", "not-for-me", "moved"] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

export const complaintWays = ["site", "phone", "post", "counter"] as const;
export type ComplaintWay = (typeof complaintWays)[number];

export const complaintOutcomes = ["upheld", "partly", "not-upheld"] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

export type ComplaintState = "received" | "acknowledged" | "looked-into" | "answered";

/** What was written, in clear: for the staff of the controller that it was sent to. */
export type ComplaintWords = {
  readonly name: string;
  /** Empty where none was given: then the answer is read by the reference alone. */
  readonly contact: string;
  /** As it stands on a letter of ours. */
  readonly letter: string;
  readonly words: string;
};

export type Complaint = {
  readonly id: string;
  readonly number: number;
  readonly authority: AuthorityId;
  readonly kind: ComplaintKind;
  readonly way: ComplaintWay;
  readonly receivedAt: Date;
  readonly state: ComplaintState;
  readonly outcome: ComplaintOutcome | null;
  readonly acknowledgedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly changedBy: StaffId | null;
  readonly changedAt: Date | null;
  readonly passedFrom: AuthorityId | null;
  readonly version: number;
  /** By when its writer was promised an answer; null until it is acknowledged. */
  readonly answerBy: Day | null;
  /** Staff said that it is not safe to write to them. */
  readonly quiet: boolean;
};

export const longestComplaint = 5000;
export const longestComplaintLine = 200;
export const longestComplaintAnswer = 4000;
/** After its answer, for whoever asks how complaints were dealt with. */
export const complaintKeptDays = 730;

export const complaintSteps = {
  acknowledge: { from: ["received"], to: "acknowledged", entry: "complaint.acknowledged" },
  "look-into": { from: ["received", "acknowledged"], to: "looked-into", entry: "complaint.looked-into" },
  answer: { from: ["received", "acknowledged", "looked-into"], to: "answered", entry: "complaint.answered" },
  // It was sent to the wrong controller: it begins anew there, and its clock goes on.
  pass: { from: ["received", "acknowledged", "looked-into"], to: "received", entry: "complaint.passed" },
} as const satisfies Record<
  string,
  { readonly from: readonly ComplaintState[]; readonly to: ComplaintState; readonly entry: string }
>;
export type ComplaintStep = keyof typeof complaintSteps;
export const stepNames = Object.keys(complaintSteps) as readonly ComplaintStep[];

export type StepForm = {
  readonly step: ComplaintStep;
  readonly outcome?: ComplaintOutcome;
  readonly answer?: string;
  readonly to?: AuthorityId;
  /** It is not safe to write to them. */
  readonly quiet?: boolean;
};
export type StepProblem = {
  readonly kind:
    | "complaint-moved-on"
    | "complaint-outcome-missing"
    | "complaint-answer-missing"
    | "complaint-answer-too-long"
    | "complaint-authority-missing";
};

export function afterStep(
  complaint: Complaint,
  { step, outcome, answer = "", to, quiet = false }: StepForm,
  by: StaffId,
  at: Date,
): Outcome<Complaint, StepProblem> {
  const { from, to: state } = complaintSteps[step];
  if (!(from as readonly ComplaintState[]).includes(complaint.state))
    return failed({ kind: "complaint-moved-on" });
  const next = {
    ...{ ...complaint, state, changedBy: by, changedAt: at, version: complaint.version + 1 },
    // Whoever looks into it or answers it has seen it; passed on, whoever has it now acknowledges it.
    acknowledgedAt: step === "pass" ? null : (complaint.acknowledgedAt ?? at),
    answerBy: step === "pass" ? null : (complaint.answerBy ?? answerBy(complaint, at)),
    quiet: complaint.quiet || quiet,
  };
  if (step === "pass")
    return to === undefined || to === complaint.authority
      ? failed({ kind: "complaint-authority-missing" })
      : done({ ...next, authority: to, passedFrom: complaint.authority });
  if (step !== "answer") return done(next);
  if (outcome === undefined) return failed({ kind: "complaint-outcome-missing" });
  if (answer.trim() === "") return failed({ kind: "complaint-answer-missing" });
  if (answer.length > longestComplaintAnswer) return failed({ kind: "complaint-answer-too-long" });
  return done({ ...next, outcome, answeredAt: at });
}

const acknowledgeDays = 30;

/** The last day on which it may be acknowledged. The day on which it came is the first of the thirty: the stricter reading. */
export function acknowledgeBy({ receivedAt }: Pick<Complaint, "receivedAt">): Day {
  const day = new Date(`${ukDay(receivedAt)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + acknowledgeDays - 1);
  return day.toISOString().slice(0, 10) as Day;
}

/**
 * By when an answer is promised that is acknowledged now. Of a correction the thirty days run from its receipt: Art. 12(3)
 * UK GDPR gives one month. For a complaint the law says "without undue delay"; thirty days more are our own promise.
 */
export function answerBy({ kind, receivedAt }: Pick<Complaint, "kind" | "receivedAt">, at: Date): Day {
  const isCorrection = kind === "wrong-data" || kind === "moved";
  return acknowledgeBy({ receivedAt: isCorrection ? receivedAt : at });
}

/** By the calendars of the United Kingdom, whatever the clocks did in between. No extension is allowed. */
export function isOverdue(complaint: Pick<Complaint, "receivedAt" | "acknowledgedAt">, now: Date): boolean {
  return ukDay(complaint.acknowledgedAt ?? now) > acknowledgeBy(complaint);
}

/** A letter to somebody else is a new breach, perhaps, and its 72 hours run. */
export function isUrgent({ kind, state }: Pick<Complaint, "kind" | "state">): boolean {
  return kind === "not-for-me" && state === "received";
}

/** 123 of "P-000123", as it stands on a letter; null where it is none. */
export function numberOnLetter(letter: string): number | null {
  const digits = /^\s*p[-\s]?(\d{1,9})\s*$/iu.exec(letter)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** "Q-000042" */
export function complaintReference(number: number): string {
  return `Q-${String(number).padStart(6, "0")}`;
}
