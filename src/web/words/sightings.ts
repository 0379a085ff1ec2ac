/** Sightings in words: what was seen, what the reporter did, why they lie together, what it was. */
import type { Reason } from "../../domain/sightings/grouping/compare.ts";
import type { IndicatorKind } from "../../domain/sightings/indicators.ts";
import type { SightingKind } from "../../domain/sightings/kind.ts";
import type { Act, Channel, SightingOutcome, Urgency } from "../../domain/sightings/sighting.ts";

export const kindWords: Readonly<Record<SightingKind, string>> = {
  email: "Email",
  link: "Link or web page",
  text: "Text message",
  call: "Phone call",
  "login-prompt": "Login prompt",
  device: "Device",
  other: "Something else",
};

export const actWords: Readonly<Record<Act, string>> = {
  typed: "Typed a password",
  opened: "Opened a file",
  clicked: "Clicked a link",
};

export const channelWords: Readonly<Record<Channel, string>> = {
  form: "By the public form",
  phone: "Typed in by a colleague",
  file: "Forwarded, and typed in by a colleague",
  mailbox: "Forwarded by email",
};

export const urgencyTags: Readonly<Record<Urgency | 0, { readonly text: string; readonly colour: string }>> =
  {
    3: { text: "Act now", colour: "red" },
    2: { text: "Soon", colour: "orange" },
    1: { text: "Usual", colour: "blue" },
    0: { text: "Closed", colour: "grey" },
  };

export const outcomeWords: Readonly<
  Record<SightingOutcome, { readonly text: string; readonly hint: string }>
> = {
  attack: { text: "An attack", hint: "Somebody tried to get in, to take money or to take data" },
  harmless: { text: "Harmless", hint: "Genuine mail, or a fault without anybody behind it" },
  unwanted: { text: "Unwanted, not dangerous", hint: "Advertising and the like" },
  unclear: { text: "We cannot say", hint: "There was too little to go by" },
};

export const reasonWords: Readonly<Record<Reason, string>> = {
  "same-file": "the same file is attached",
  "same-link": "the links lead to the same place",
  "same-site": "the links lead to the same site",
  "same-path": "the links are built alike",
  "same-sender": "the sender is the same",
  "same-sender-site": "the mail comes from the same site",
  "same-number": "the phone number is the same",
  "same-subject": "the subjects are alike",
  "same-words": "the words are alike",
};

export const indicatorWords: Readonly<Record<IndicatorKind, string>> = {
  site: "Links lead to",
  file: "File (SHA-256)",
  "sender-site": "Mail comes from",
  number: "Phone number",
};
