/**
 * Somebody who is to be told by phone: because nobody may write to them before they were called, or because no message
 * reaches them. Every transition names the entry that it writes; reached and told is told, with who and when as proof.
 */
import type { Effort, EffortOutcome } from "../gate/lane.ts";
import type { AuthorityId, IncidentId, NoticeId, PersonId, StaffId } from "../ids.ts";
import type { NoticeState } from "../notices/notice.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { isWithinHours, type PhoneWords, withinHours } from "./phone-words.ts";

export const phoneOutcomes = [
  "told",
  "no-answer",
  "call-back",
  "wrong-number",
  "letter",
  "refused",
  "unsafe",
] as const;
export type PhoneOutcome = (typeof phoneOutcomes)[number];

export type ToCallState = "waiting" | "told" | "letter" | "refused";

export const toCallReasons = ["call-first", "failed", "came-back", "asked"] as const;
/** call-first: nobody writes before; failed: no message got through; came-back: what was sent comes back; asked: a wave by phone. */
export type ToCallReason = (typeof toCallReasons)[number];

export type ToCall = {
  readonly notice: NoticeId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly person: PersonId;
  readonly state: ToCallState;
  readonly tries: number;
  readonly assignedTo: StaffId | null;
  readonly tryAt: Date | null;
  readonly unsafe: boolean;
  readonly closedBy: StaffId | null;
  readonly closedAt: Date | null;
};

/** Of the notice as it stands under lock. */
export type CallUnderChange = ToCall & { readonly noticeState: NoticeState; readonly isListed: boolean };

export const toCallEntries: Readonly<Record<PhoneOutcome | "assign", string>> = {
  assign: "to-call.assigned",
  told: "to-call.told",
  "no-answer": "to-call.tried",
  "call-back": "to-call.tried",
  "wrong-number": "to-call.tried",
  letter: "to-call.letter-asked",
  refused: "to-call.refused",
  unsafe: "to-call.unsafe",
};

/** What a call is to whoever works on somebody whom the gate holds. Who refused to talk has not said that it is safe. */
const efforts: Readonly<Record<PhoneOutcome, EffortOutcome>> = {
  told: "spoke",
  letter: "spoke",
  "no-answer": "no-answer",
  "call-back": "asked",
  "wrong-number": "wrong-person",
  refused: "refused",
  unsafe: "not-safe",
};

/** Null: the gate does not hold them. */
export function effortOfCall(noticeState: NoticeState, outcome: PhoneOutcome): Effort | null {
  return noticeState === "held" ? { way: "phone", outcome: efforts[outcome] } : null;
}

export type PhoneTry = {
  readonly outcome: PhoneOutcome;
  /** Keys of the questions that were answered rightly. */
  readonly asked: readonly string[];
  readonly note: string;
  readonly tryAt: Date | null;
};

export const longestPhoneNote = 2000;

export type PhoneProblem = {
  readonly kind:
    | "call-identity-missing"
    | "phone-note-too-long"
    | "phone-outside-hours"
    | "phone-time-missing"
    | "phone-time-past"
    | "phone-time-outside"
    | "phone-closed"
    | "phone-not-listed"
    | "phone-told-already"
    | "phone-message-under-way";
};

/** What has nothing to do with how things stand. */
export function whatIsWrong(
  { outcome, asked, note, tryAt }: PhoneTry,
  { needed, words, now }: { readonly needed: number; readonly words: PhoneWords; readonly now: Date },
): PhoneProblem | null {
  if (!isWithinHours(now, words.hours)) return { kind: "phone-outside-hours" };
  if (outcome === "told" && asked.length < needed) return { kind: "call-identity-missing" };
  if (note.length > longestPhoneNote) return { kind: "phone-note-too-long" };
  if ((outcome === "call-back" || outcome === "unsafe") && tryAt === null)
    return { kind: "phone-time-missing" };
  if (tryAt !== null && tryAt <= now) return { kind: "phone-time-past" };
  if (tryAt !== null && !isWithinHours(tryAt, words.hours)) return { kind: "phone-time-outside" };
  return null;
}

export function afterTry(
  current: CallUnderChange,
  { outcome, tryAt }: PhoneTry,
  { by, at, words }: { readonly by: StaffId; readonly at: Date; readonly words: PhoneWords },
): Outcome<ToCall, PhoneProblem> {
  const blocked = whatBlocks(current);
  if (blocked !== null) return failed(blocked);
  const { noticeState: _, isListed: __, ...call } = current;
  const tried = { ...call, tries: call.tries + 1, assignedTo: call.assignedTo ?? by };
  const closed = { closedBy: by, closedAt: at, tryAt: null };
  switch (outcome) {
    case "told":
      return done({ ...tried, ...closed, state: "told", unsafe: false });
    case "letter":
      return done({ ...tried, ...closed, state: "letter" });
    case "refused":
      return done({ ...tried, ...closed, state: "refused" });
    case "unsafe":
      return done({ ...tried, tryAt, unsafe: true });
    case "call-back":
      return done({ ...tried, tryAt, unsafe: false });
    default: {
      const pause = withinHours(new Date(at.getTime() + words.pause * 60_000), words.hours);
      return done({ ...tried, tryAt: tryAt ?? pause });
    }
  }
}

export function afterAssign(current: CallUnderChange, to: StaffId | null): Outcome<ToCall, PhoneProblem> {
  const blocked = whatBlocks(current);
  if (blocked !== null) return failed(blocked);
  const { noticeState: _, isListed: __, ...call } = current;
  return done({ ...call, assignedTo: to });
}

/** A second of two who call at once is told what the first has done. */
function whatBlocks({ state, noticeState, isListed }: CallUnderChange): PhoneProblem | null {
  if (noticeState === "sent") return { kind: "phone-told-already" };
  if (noticeState === "sending") return { kind: "phone-message-under-way" };
  if (state !== "waiting") return { kind: "phone-closed" };
  return isListed ? null : { kind: "phone-not-listed" };
}
