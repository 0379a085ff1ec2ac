/** What the use cases about residents who call need of the record. */
import type { Enquiry, FollowUpProblem } from "../../domain/callers/enquiry.ts";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { EnquiryLine, FollowUp, ToldBy } from "../desk/people/caller-desk.ts";
import type { Change, Verdict } from "../ports.ts";

export type EnquiryStore = {
  add(change: Change, enquiry: Enquiry, note: string, entries: readonly NewEntry[]): Promise<void>;
  alter(
    change: Change,
    incident: IncidentId,
    id: string,
    decide: (current: Enquiry) => Verdict<Enquiry, FollowUpProblem>,
  ): Promise<Outcome<Enquiry, FollowUpProblem | { readonly kind: "not-there" }>>;
  /** The latest first. */
  ofPerson(person: PersonId): Promise<readonly EnquiryLine[]>;
  due(incident: IncidentId, authority: AuthorityId): Promise<readonly FollowUp[]>;
  messages(person: PersonId): Promise<readonly ToldBy[]>;
};
