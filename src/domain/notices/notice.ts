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

/** Why the gate holds a notice. */
export type HoldReason =
  | "at-risk"
  | "child"
  | "deceased"
  | "moved"
  | "no-contact"
  | "no-fixed-abode"
  | "several-contacts"
  | "shared-contact"
  | "uncertain-match"
  | "staff";

export type NoticeWords = {
  readonly subject: string;
  /** Blocks in reading order, rendered alike into e-mail, letter and page. */
  readonly blocks: readonly (
    | { readonly kind: "heading" | "subheading" | "paragraph"; readonly text: string }
    | { readonly kind: "list"; readonly items: readonly string[] }
  )[];
  /** For a text message: 918 characters at most. */
  readonly short: string;
  /** What stands around a letter: "{page}" and "{pages}" are filled in when it is printed. */
  readonly letter?: { readonly reference: string; readonly foot: string };
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
