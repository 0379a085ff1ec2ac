/** What referrals need of the record. */
import type { AuthorityId, IncidentId, ReferralId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { Answer, QuestionForm } from "../../domain/referrals/question.ts";
import type { Referral } from "../../domain/referrals/referral.ts";
import type { Change, Verdict } from "../ports.ts";
import type { KnownQuestion, KnownReferral } from "./known-referral.ts";

export type ReferralStore = {
  /** Those that the reader's authority may see; whether the reader may, the use case asks. */
  of(incident: IncidentId): Promise<readonly KnownReferral[]>;
  byId(incident: IncidentId, id: string): Promise<KnownReferral | null>;
  questions(incident: IncidentId): Promise<readonly KnownQuestion[]>;
  /** Gives the next number of the authority in the incident. */
  add(
    change: Change,
    draft: Omit<Referral, "number">,
    entries: (referral: Referral) => readonly NewEntry[],
  ): Promise<Referral>;
  alter<P extends Problem>(
    change: Change,
    of: { readonly incident: IncidentId; readonly authority: AuthorityId; readonly id: string },
    decide: (current: KnownReferral) => Verdict<Referral, P>,
  ): Promise<Outcome<Referral, P | { readonly kind: "not-there" }>>;
  /** Gives the next number of the referral. */
  ask(
    change: Change,
    referral: ReferralId,
    form: QuestionForm,
    entries: (question: { readonly id: string; readonly number: number }) => readonly NewEntry[],
  ): Promise<{ readonly id: string }>;
  /** False where there is no such question in the referral. */
  answer(
    change: Change,
    of: { readonly referral: ReferralId; readonly question: string },
    answer: Answer,
    entries: readonly NewEntry[],
  ): Promise<boolean>;
};
