/** How somebody stands, in words: on pages, in files and for the regulator. */
import type { StandsKind } from "../../domain/progress/stands.ts";
import type { Way } from "../../domain/progress/tally.ts";

export const standsWords: Readonly<Record<StandsKind, string>> = {
  delivered: "Delivered",
  told: "Told otherwise",
  sent: "Sent",
  confirming: "Just sent",
  "on-the-way": "On the way",
  unsure: "May have gone",
  approved: "Approved",
  drafted: "Drafted",
  undrafted: "Not drafted yet",
  failed: "Not reached",
  held: "Held",
  withdrawn: "Withdrawn",
  "not-to-tell": "Not to be told",
  deleted: "Data deleted",
};

export const standsMeans: Readonly<Record<StandsKind, string>> = {
  delivered: "The carrier says that it arrived",
  told: "By phone, by a partner or by a public notice",
  sent: "Nothing came back. No proof of delivery is given this way",
  confirming: "In the last 3 days: it may still come back",
  "on-the-way": "Waits to be sent, is being sent, or lies in a batch for the printer",
  unsure: "The answer was lost. Somebody must decide",
  approved: "Not sent: nobody has asked to send them yet",
  drafted: "Not approved yet",
  undrafted: "No notice, or one from before the last review",
  failed: "By any way that is safe: nothing was accepted, or all came back",
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
