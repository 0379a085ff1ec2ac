/**
 * Every contact between a body and one person, in one line of time: messages, calls, visits, what came back, what they
 * asked for. Most of it stands elsewhere in the record; notes and wishes stand here.
 */
import type { EnquiryOutcome, EnquiryWay } from "../callers/enquiry.ts";
import type { CallOutcome } from "../check/call.ts";
import type { ComplaintKind, ComplaintState } from "../complaints/complaint.ts";
import type { AuthorityId, IncidentId, PersonId, StaffId } from "../ids.ts";
import type { Reading } from "../notices/compose-for.ts";
import type { Channel, NoticeKind, ToldWay } from "../notices/notice.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { PhoneOutcome } from "../phone/to-call.ts";
import { problemOfReasons, type ReasonsProblem } from "../reasons.ts";
import { type ContactKind, contactKey, type SuppressionWhy } from "../suppression/suppression.ts";

export const noteWays = [
  ...(["call-out", "call-in", "visit", "email-in", "letter-in"] as const),
  ...(["letter-returned", "note"] as const),
];
export type NoteWay = (typeof noteWays)[number];

export const wishKinds = [
  ...(["address", "email", "phone", "format", "language"] as const),
  ...(["somebody-else", "not-them"] as const),
];
export type WishKind = (typeof wishKinds)[number];
export type WishState = "open" | "taken" | "declined";

export type Wish = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly person: PersonId;
  readonly kind: WishKind;
  readonly state: WishState;
  readonly at: Date;
  readonly by: StaffId;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Date | null;
  readonly reasons: string;
};

export const contactEntries = {
  note: "contact.noted",
  wish: "contact.wished",
  taken: "contact.wish-taken",
  declined: "contact.wish-declined",
} as const;

/** `at`: when it happened; `by`: a colleague's name, or "" where nobody of the body did it. */
export type Contact = { readonly at: Date; readonly by: string } & (
  | {
      readonly kind: "message";
      readonly channel: Channel;
      readonly notice: NoticeKind;
      readonly state: "waiting" | "queued" | "sent" | "failed" | "unsure";
      readonly sentAt: Date | null;
      /** What the carrier said of it later. */
      readonly receipt: string | null;
      readonly receiptAt: Date | null;
      readonly attempts: number;
    }
  | { readonly kind: "told"; readonly way: ToldWay; readonly notice: NoticeKind; readonly proof: string }
  | {
      readonly kind: "enquiry";
      readonly way: EnquiryWay;
      readonly outcome: EnquiryOutcome;
      readonly note: string;
    }
  | { readonly kind: "phone-try"; readonly outcome: PhoneOutcome; readonly note: string }
  | { readonly kind: "check-answer"; readonly channel: Channel; readonly state: "queued" | "sent" | "failed" }
  | { readonly kind: "check-call"; readonly outcome: CallOutcome | null; readonly tries: number }
  | {
      readonly kind: "complaint";
      readonly id: string;
      readonly number: number;
      readonly about: ComplaintKind;
      readonly state: ComplaintState;
    }
  | { readonly kind: "note"; readonly way: NoteWay; readonly note: string }
  | {
      readonly kind: "wish";
      readonly wish: WishKind;
      readonly value: string;
      readonly state: WishState;
      readonly id: string;
    }
  | {
      readonly kind: "suppression";
      readonly scope: "person" | "contact";
      readonly contact: ContactKind | null;
      readonly why: SuppressionWhy;
      readonly lifted: boolean;
    }
);

/** The latest first; what happened at one moment stays in the order in which it was read. */
export function inOrderOfTime(all: readonly Contact[]): readonly Contact[] {
  return all.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

export const longestContactNote = 2000;
export const longestWish = 500;

export type NoteForm = { readonly way: NoteWay; readonly at: Date; readonly note: string };
export type NoteProblem = {
  readonly kind: "contact-note-missing" | "contact-note-too-long" | "contact-in-future";
};

export function problemOfNote({ at, note }: NoteForm, now: Date): NoteProblem | null {
  if (at > now) return { kind: "contact-in-future" };
  if (note.trim() === "") return { kind: "contact-note-missing" };
  return note.length > longestContactNote ? { kind: "contact-note-too-long" } : null;
}

export type WishForm = { readonly kind: WishKind; readonly value: string };
export type WishProblem = {
  readonly kind:
    | "wish-value-missing"
    | "wish-too-long"
    | "wish-email-malformed"
    | "wish-phone-malformed"
    | "wish-address-malformed";
};

export function problemOfWish({ kind, value }: WishForm): WishProblem | null {
  if (value.trim() === "") return { kind: "wish-value-missing" };
  if (value.length > longestWish) return { kind: "wish-too-long" };
  const contact = contactOfWish(kind);
  if (contact === null || contactKey(contact, value) !== null) return null;
  return { kind: `wish-${contact}-malformed` };
}

/** Null: it is about no contact point. */
export function contactOfWish(kind: WishKind): ContactKind | null {
  return kind === "address" || kind === "email" || kind === "phone" ? kind : null;
}

/** How they read from now on: the part that a wish is about. Null: it is about something else. */
export function readingOfWish(kind: WishKind): keyof Reading | null {
  return kind === "format" || kind === "language" ? kind : null;
}

export type WishChoice = {
  readonly to: "taken" | "declined";
  readonly reasons: string;
  /** What people write in their own words, as notices know it. */
  readonly reading?: Partial<Reading>;
};
export type DecideProblem =
  | ReasonsProblem
  | { readonly kind: "wish-decided" | "wish-format-missing" | "wish-language-missing" };

export function afterDeciding(
  wish: Wish,
  { to, reasons, reading = {}, by, at }: WishChoice & { readonly by: StaffId; readonly at: Date },
): Outcome<Wish, DecideProblem> {
  if (wish.state !== "open") return failed({ kind: "wish-decided" });
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const part = readingOfWish(wish.kind);
  if (to === "taken" && part !== null && reading[part] === undefined)
    return failed({ kind: `wish-${part}-missing` });
  return done({ ...wish, state: to, reasons: reasons.trim(), decidedBy: by, decidedAt: at });
}
