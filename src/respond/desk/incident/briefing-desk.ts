/** The part of the desk that briefs staff: whom, with which words, who has acknowledged, and what partners are asked to pass on. */
import type { Audience, AudienceCount } from "../../../domain/briefings/audience.ts";
import type { Briefing, BriefingWords, TransitionProblem } from "../../../domain/briefings/briefing.ts";
import type { ReminderProblem, ReminderRules } from "../../../domain/briefings/reminders.ts";
import type { StaffListProblem } from "../../../domain/briefings/staff-list.ts";
import type { BriefingTemplate } from "../../../domain/briefings/template.ts";
import type { AuthorityId, IncidentId, ProposalId, RecipientId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type {
  BriefingCounts,
  BriefingLine,
  BriefingView,
  MyBriefing,
  OutstandingPage,
  Proposal,
  StaffListView,
} from "./briefing-reading.ts";

export type BriefingDesk = {
  // Whom an authority can brief
  staffList(reader: Staff): Promise<StaffListView>;
  /** `table`: the whole list as delimited text, which takes the place of the former. */
  importStaffList(
    by: Staff,
    table: string,
  ): Promise<
    Outcome<{ readonly added: number; readonly kept: number; readonly removed: number }, StaffListProblem>
  >;

  /** Once nobody is to be briefed any more: names and addresses are gone from the record. */
  removeStaffList(by: Staff): Promise<{ readonly removed: number }>;

  // Writing and sending
  briefingTemplates(reader: Staff): Promise<readonly BriefingTemplate[]>;
  /** Of the reader's own authority, newest first. */
  briefings(reader: Staff, incident: IncidentId): Promise<readonly BriefingLine[]>;
  briefing(reader: Staff, incident: IncidentId, number: number): Promise<BriefingView | null>;
  writeBriefing(by: Staff, incident: IncidentId, form: BriefingForm): Promise<Outcome<Briefing, FormProblem>>;
  changeBriefing(
    by: Staff,
    incident: IncidentId,
    number: number,
    form: BriefingForm & { readonly version: number; readonly changed?: string },
  ): Promise<Outcome<Briefing, FormProblem | TransitionProblem | ChangedMeanwhile | NoBriefing>>;
  /** A new version of what was sent: the same audience, and what changed. */
  correctBriefing(
    by: Staff,
    incident: IncidentId,
    number: number,
    form: BriefingWords & { readonly changed: string },
  ): Promise<Outcome<Briefing, FormProblem | CorrectionProblem | NoBriefing>>;
  /** `linksTo`: where the links in the messages lead; "" where nobody has said where the public site is. */
  weighBriefing(
    reader: Staff,
    incident: IncidentId,
    number: number,
  ): Promise<(AudienceCount & { readonly linksTo: string }) | null>;
  /** `version`: of the words that were read; if somebody has changed them since, nothing is approved. */
  approveBriefing(
    by: Staff,
    incident: IncidentId,
    number: number,
    version: number,
  ): Promise<Outcome<Briefing, StepProblem>>;
  withdrawBriefing(
    by: Staff,
    incident: IncidentId,
    number: number,
    version: number,
  ): Promise<Outcome<Briefing, StepProblem>>;
  /** `recipients`: how many were shown; if that has changed since, nothing is sent. */
  sendBriefing(
    by: Staff,
    incident: IncidentId,
    number: number,
    shown: { readonly version: number; readonly recipients: number },
  ): Promise<Outcome<AudienceCount, StepProblem | SendProblem>>;
  /** To leads of partners, at once; to the contact address of those that have no account yet. */
  tellPartners(
    by: Staff,
    incident: IncidentId,
    form: BriefingWords & { readonly partners: readonly AuthorityId[] },
  ): Promise<Outcome<{ readonly briefing: Briefing; readonly count: AudienceCount }, TellProblem>>;

  // Partners brief their own
  proposeBriefing(
    by: Staff,
    incident: IncidentId,
    number: number,
    partners: readonly AuthorityId[],
  ): Promise<
    Outcome<
      { readonly proposed: number },
      NoBriefing | { readonly kind: "briefing-not-sent" | "partners-missing" }
    >
  >;
  /** Those that partners have made to the reader's authority, and its own to them. */
  proposals(reader: Staff, incident: IncidentId): Promise<readonly Proposal[]>;
  /** Sends it to everybody on the own staff list. */
  passOnProposal(
    by: Staff,
    incident: IncidentId,
    id: ProposalId,
  ): Promise<Outcome<{ readonly number: number; readonly count: AudienceCount }, ProposalProblem>>;
  declineProposal(
    by: Staff,
    incident: IncidentId,
    id: ProposalId,
    reasons: string,
  ): Promise<Outcome<null, ProposalProblem>>;

  // Who has acknowledged
  /** Counts by authority: of the own also by team. Partners' briefings by their counts alone. */
  briefingCounts(reader: Staff, incident: IncidentId): Promise<readonly BriefingCounts[]>;
  /** Those of the reader's own authority who have not acknowledged, by team and name. */
  outstanding(
    reader: Staff,
    incident: IncidentId,
    number: number,
    query: { readonly page: number; readonly team?: string },
  ): Promise<OutstandingPage>;
  acknowledgeFor(
    by: Staff,
    incident: IncidentId,
    number: number,
    recipient: RecipientId,
    how: ProxyManner,
  ): Promise<Outcome<null, AcknowledgeProblem>>;
  /** A message came back: no reminder is sent to where it went. */
  markCameBack(
    by: Staff,
    incident: IncidentId,
    number: number,
    recipient: RecipientId,
  ): Promise<Outcome<null, AcknowledgeProblem>>;
  /** What was sent to whoever asks, newest first. */
  myBriefings(reader: Staff): Promise<readonly MyBriefing[]>;
  acknowledgeMine(
    by: Staff,
    recipient: RecipientId,
    version: number,
  ): Promise<Outcome<null, AcknowledgeProblem>>;

  // Candour's own work
  /** Queues the reminders that are due, and delivers what is queued until the queue is empty. */
  deliverBriefings(signal?: AbortSignal): Promise<{ readonly sent: number; readonly failed: number }>;
};

export type BriefingForm = BriefingWords & {
  readonly audience: Audience;
  readonly reminders: ReminderRules;
};
export type FormProblem =
  | ReminderProblem
  | {
      readonly kind:
        | "no-such-incident"
        | "not-involved"
        | "briefing-title-missing"
        | "briefing-body-missing"
        | "briefing-too-long"
        | "briefing-changed-missing"
        | "briefing-changed-too-long"
        | "audience-missing";
    };
export type NoBriefing = { readonly kind: "no-such-briefing" };
export type CorrectionProblem = { readonly kind: "briefing-not-sent" | "briefing-being-corrected" };
export type DoneAlready = { readonly kind: "briefing-done-already"; readonly by: string; readonly at: Date };
export type StepProblem =
  | TransitionProblem
  | ChangedMeanwhile
  | DoneAlready
  | NoBriefing
  | { readonly kind: "briefing-gaps" };
export type SendProblem = {
  readonly kind: "audience-changed" | "audience-empty";
};
export type TellProblem =
  | FormProblem
  | { readonly kind: "partners-missing" | "partner-contact-missing" | "briefing-gaps" };
export type ProposalProblem = {
  readonly kind:
    | "briefing-not-proposed"
    | "proposal-answered"
    | "reasons-missing"
    | "words-too-long"
    | "staff-list-missing";
};
export type AcknowledgeProblem = { readonly kind: "no-such-recipient" | "briefing-acknowledged-already" };
export const proxyManners = ["phone", "paper", "in-person"] as const;
export type ProxyManner = (typeof proxyManners)[number];
export type Manner = ProxyManner | "link" | "app";
