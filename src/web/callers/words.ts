/** How pages name enquiries, warn whoever is about to speak, and say what somebody was told. */
import {
  type Enquiry,
  type EnquiryOutcome,
  type EnquiryWay,
  isFollowUpOverdue,
  isOpenFollowUp,
} from "../../domain/callers/enquiry.ts";
import type { HoldReason } from "../../domain/notices/notice.ts";
import type { ToldBy } from "../../respond/desk/people/caller-desk.ts";
import type { PersonDetail } from "../../respond/desk/people/people-reading.ts";
import { channelWords, holdWordsOf, type Tag } from "../words/states.ts";

export const wayWords: Readonly<Record<EnquiryWay, string>> = {
  phone: "By phone",
  counter: "At a counter",
  email: "By email",
  post: "By post",
};

export const outcomeWords: Readonly<Record<EnquiryOutcome, string>> = {
  told: "Told what was taken, after they showed who they are",
  advised: "Given general advice only",
  "not-identified": "They could not show who they are, and were told nothing",
  "call-back": "They are to be called back",
  complaint: "They complained, or asked for a correction",
  "no-answer": "Nobody was reached, or the call was cut off",
};

type Warned = Pick<PersonDetail, "flags" | "holdReasons" | "ambiguous" | "role">;

export function isAtRisk({ flags, holdReasons }: Pick<Warned, "flags" | "holdReasons">): boolean {
  return flags.includes("at-risk") || holdReasons.includes("at-risk");
}

/** What may do harm, before a word is said; the worst first. */
export function warningsOf({ flags, holdReasons, ambiguous, role }: Warned): readonly string[] {
  const has = (reason: HoldReason) => holdReasons.includes(reason);
  const warnings: readonly (string | false)[] = [
    isAtRisk({ flags, holdReasons }) &&
      "This person is at risk. Tell nobody of the household anything: not where they live, not that we hold anything of them, not that they called. Leave no message. Ask first whether it is safe to talk.",
    flags.includes("deceased") &&
      "The files say that they have died. Tell a caller nothing before a data protection officer has looked.",
    flags.includes("child") &&
      "This is a child. Speak to whoever has parental responsibility, once a data protection officer has looked whether anything speaks against it.",
    (ambiguous || has("uncertain-match")) &&
      "It is not certain that all of this is about one person. Read out nothing of what was taken.",
    has("shared-contact") &&
      "Others share their email address, phone or home. Make sure whom you speak to, and leave no message.",
    flags.includes("no-fixed-abode") && "They have no fixed abode. Ask how they can be reached safely.",
    role === "staff" && "They work for the authority. Answer them like any resident.",
  ];
  return warnings.filter((warning) => warning !== false);
}

export const toldTag: Tag = { text: "Told", colour: "green" };
export const notToldTag: Tag = { text: "Not told", colour: "orange" };

export type Told = { readonly tag: Tag; readonly text: string; readonly because: readonly string[] };

/** `sentAt`: of the message that was sent last. */
export function toldOf(
  { notice, holdReasons, moreFound }: Pick<PersonDetail, "notice" | "holdReasons" | "moreFound">,
  messages: readonly ToldBy[],
): Told {
  const sent = messages.find(({ state }) => state === "sent");
  const plain = (tag: Tag, text: string) => ({ tag, text, because: [] });
  if (notice === "sent")
    return plain(
      toldTag,
      moreFound
        ? "They have been told. More was found since: they may not know all of it."
        : `They have been told${sent === undefined ? "" : `, by ${channelWords[sent.channel].toLowerCase()}`}.`,
    );
  if (notice === "held")
    return {
      tag: notToldTag,
      text: "Nothing is sent to them until somebody has looked, because of this:",
      because: holdReasons.map(holdWordsOf),
    };
  if (notice === "sending")
    return plain({ text: "On its way", colour: "teal" }, "The message is queued, and may not have arrived.");
  if (notice === "failed") return plain(notToldTag, "The message could not be delivered.");
  if (notice === "withdrawn") return plain(notToldTag, "It was decided not to write to them. Ask why first.");
  return plain(notToldTag, "The message to them is not written, or waits for a colleague’s yes.");
}

export function followUpTag(enquiry: Enquiry, now: Date): Tag | null {
  if (isFollowUpOverdue(enquiry, now)) return { text: "Overdue", colour: "red" };
  return isOpenFollowUp(enquiry) ? { text: "To follow up", colour: "yellow" } : null;
}

/** Noon: a day whatever the clocks do. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
