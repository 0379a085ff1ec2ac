/** The part of the desk that tells people by phone: the work list, the script, and what came of each call. */

import type { CheckWords } from "../../../domain/check/check-words.ts";
import type { IncidentId, NoticeId, PersonId, StaffId } from "../../../domain/ids.ts";
import type { Advice } from "../../../domain/notices/advice.ts";
import type { HoldReason, NoticeState } from "../../../domain/notices/notice.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { MentionType, PersonFlag } from "../../../domain/people/mention.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { PhoneWords } from "../../../domain/phone/phone-words.ts";
import type {
  PhoneOutcome,
  PhoneProblem,
  PhoneTry,
  ToCall,
  ToCallReason,
} from "../../../domain/phone/to-call.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type PhoneDesk = {
  /** Whoever is to be called, the due first: references alone, and no names. */
  toCall(reader: Staff, incident: IncidentId, mine: boolean): Promise<ToCallList>;
  /** A reading of this person. Null where they are not on the list, or not the reader's. */
  callTo(reader: Staff, incident: IncidentId, notice: NoticeId): Promise<CallSheet | null>;
  assignCall(
    by: Staff,
    incident: IncidentId,
    notice: NoticeId,
    to: "me" | "nobody",
  ): Promise<Outcome<null, CallProblem>>;
  recordCall(
    by: Staff,
    incident: IncidentId,
    notice: NoticeId,
    made: PhoneTry,
  ): Promise<Outcome<ToCall, CallProblem>>;
};

export type CallProblem = PhoneProblem | { readonly kind: "no-such-to-call" };

export type ToCallLine = ToCall & {
  readonly reason: ToCallReason;
  readonly band: SeverityBand;
  readonly reference: string;
  readonly assignedName: string | null;
  readonly noticeState: NoticeState;
  readonly holdReasons: readonly HoldReason[];
};
export type ToCallList = {
  readonly rows: readonly ToCallLine[];
  /** Of all that wait; no more than some hundreds are listed. */
  readonly total: number;
  readonly due: number;
  readonly hours: PhoneWords["hours"];
  readonly isOpen: boolean;
};

export type PhoneTryLine = {
  readonly at: Date;
  readonly byName: string;
  readonly outcome: PhoneOutcome;
  readonly note: string;
};
export type CallSheet = {
  readonly call: ToCallLine;
  readonly person: PersonId;
  readonly name: string;
  readonly flags: readonly PersonFlag[];
  /** `shared`: somebody else in the register has it too. None that must not be used. */
  readonly numbers: readonly { readonly value: string; readonly shared: boolean }[];
  readonly categories: readonly MentionType[];
  readonly said: readonly string[];
  readonly advice: readonly Advice[];
  readonly tries: readonly PhoneTryLine[];
  readonly words: PhoneWords;
  readonly identity: CheckWords["identity"];
  readonly isCareful: boolean;
  readonly isOpen: boolean;
  readonly assignedTo: StaffId | null;
};
