/** A notice (UK GDPR Art. 34): what one person is told about their own data, sent as messages with attempts. */
import type { AuthorityId, IncidentId, NoticeId, PersonId } from "../ids.ts";
import type { SeverityBand } from "../people/person.ts";

/**
 * held: the safe-contact gate wants a human look; drafted -> approved -> sending -> sent | failed;
 * withdrawn: decided not to send, with a reason.
 */
export type NoticeState = "held" | "drafted" | "approved" | "sending" | "sent" | "failed" | "withdrawn";

export const channels = ["email", "letter", "text"] as const;
export type Channel = (typeof channels)[number];

/** A way by which one person may safely be told, as it is kept. `to`: as a carrier takes it. */
export type KeptRoute = { readonly channel: Channel; readonly to: string };

/** first: what was taken. second: what was found since. correction: what an earlier one said wrongly. */
export const noticeKinds = ["first", "second", "correction"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Told without a message of ours. */
export const toldWays = ["phone", "public", "partner"] as const;
export type ToldWay = (typeof toldWays)[number];

/** Why the gate holds a notice: the key of each rule that fits (domain/gate/). A body's own rules begin with "local-". */
export const coreReasons = [
  "at-risk",
  "must-not-know",
  "child",
  "deceased",
  "moved",
  "no-contact",
  "no-fixed-abode",
  "several-contacts",
  "shared-contact",
  "staff",
  "name-looks-wrong",
  "uncertain-flag",
  "uncertain-match",
] as const;
export type CoreReason = (typeof coreReasons)[number];
/** No rules: suppressed: somebody said so (domain/suppression/); partner: another authority tells them, by agreement. */
export type HoldReason = CoreReason | "suppressed" | "partner" | `local-${string}`;

export function isCoreReason(reason: string): reason is CoreReason {
  return (coreReasons as readonly string[]).includes(reason);
}

/** How somebody reads best. Large print has the words of plain; how large, the letter knows. */
export const noticeFormats = ["plain", "large-print", "easy-read"] as const;
export type NoticeFormat = (typeof noticeFormats)[number];

export type NoticeLanguage = {
  /** "cy" */
  readonly code: string;
  /** What a screen reader and hyphenation go by: "cy", "en-GB". */
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
};

export type NoticeBlock = (
  | { readonly kind: "heading" | "subheading" | "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
) & {
  /** This one is in English, within words of another language that lacks it. */
  readonly inEnglish?: true;
};

/** What a notice says in one language. */
export type NoticePart = {
  readonly subject: string;
  /** Blocks in reading order, rendered alike into e-mail, letter and page. */
  readonly blocks: readonly NoticeBlock[];
  /** For a text message: 918 characters at most. */
  readonly short: string;
  /** What stands around a letter: "{page}" and "{pages}" are filled in when it is printed. */
  readonly letter?: { readonly reference: string; readonly foot: string };
  /** English where it is left out. */
  readonly language?: NoticeLanguage;
};

/** The words of a notice: the language that its reader asked for first, and behind it the same in others. */
export type NoticeWords = NoticePart & {
  /** Plain where it is left out. */
  readonly format?: NoticeFormat;
  /** Letters and e-mails say these after the first, each a part of its own; a text message says the first alone. */
  readonly also?: readonly NoticePart[];
};

export type Notice = {
  readonly id: NoticeId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly person: PersonId;
  readonly band: SeverityBand;
  readonly state: NoticeState;
  readonly channel: Channel | null;
  readonly holdReasons: readonly HoldReason[];
};
