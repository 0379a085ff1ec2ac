/** How somebody stands, in words: on pages, in files and for the regulator. */
import type { StandsKind } from "../../domain/progress/stands.ts";
import type { Way } from "../../domain/progress/tally.ts";

export const standsWords: Readonly<Record<StandsKind, string>> = {
  delivered: "Delivered",
  told: "Told in another way",
  sent: "Sent",
  confirming: "Sent in the last 3 days",
  "on-the-way": "On the way",
  unsure: "May have gone",
  approved: "Approved, not sent",
  drafted: "Drafted, not approved",
  undrafted: "Not drafted yet",
  failed: "Failed by all ways",
  held: "Held",
  withdrawn: "Withdrawn",
  "not-to-tell": "Not to be told",
  deleted: "Data deleted",
};

export const standsMeans: Readonly<Record<StandsKind, string>> = {
  delivered: "The carrier says that it arrived",
  told: "By phone, by a partner or by a public notice",
  sent: "Nothing came back. No proof of delivery is given this way",
  confirming: "It may still come back",
  "on-the-way": "Waits to be sent, is being sent, or lies in a batch for the printer",
  unsure: "The answer was lost. Somebody must decide",
  approved: "Nobody has asked to send them yet",
  drafted: "Each needs an approval",
  undrafted: "No notice, or one from before the last review",
  failed: "Nothing was accepted, or all came back",
  held: "The safe-contact gate keeps them back for a human look",
  withdrawn: "Decided not to send, with reasons",
  "not-to-tell": "By a judgement of their group",
  deleted: "By the rule of keeping, before they were told",
};

export const wayWords: Readonly<Record<Way, string>> = {
  email: "Email",
  letter: "Letter",
  text: "Text message",
  phone: "Phone",
  public: "Public notice",
  partner: "A partner told them",
};
