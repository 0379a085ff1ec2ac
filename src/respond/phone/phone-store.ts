/** What the use cases that tell people by phone need of the record. */
import type { AuthorityId, IncidentId, NoticeId, PersonId } from "../../domain/ids.ts";
import type { HoldReason } from "../../domain/notices/notice.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { CallUnderChange, PhoneProblem, PhoneTry, ToCall } from "../../domain/phone/to-call.ts";
import type { PhoneTryLine, ToCallLine } from "../desk/people/phone-desk.ts";
import type { Change, Verdict } from "../ports.ts";

/** Of reasons for which a notice is held, those for which nobody writes before somebody has called. */
export type CallFirst = readonly HoldReason[];

export type PhoneStore = {
  list(
    of: { readonly incident: IncidentId; readonly authority: AuthorityId },
    callFirst: CallFirst,
  ): Promise<readonly ToCallLine[]>;
  /** On the list, or closed. */
  byNotice(notice: NoticeId, callFirst: CallFirst): Promise<ToCallLine | null>;
  numbers(person: PersonId): Promise<readonly { readonly value: string; readonly shared: boolean }[]>;
  tries(notice: NoticeId): Promise<readonly PhoneTryLine[]>;
  alter(
    change: Change,
    which: { readonly incident: IncidentId; readonly notice: NoticeId; readonly callFirst: CallFirst },
    /** Null: nobody was called, it is only assigned. */
    made: (PhoneTry & { readonly id: string }) | null,
    decide: (current: CallUnderChange) => Verdict<ToCall, PhoneProblem>,
  ): Promise<Outcome<ToCall, PhoneProblem | { readonly kind: "not-there" }>>;
};
