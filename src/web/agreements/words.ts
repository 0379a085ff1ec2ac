/** How pages say where an agreement between authorities stands. */
import type { AgreementState, AgreementStep } from "../../domain/agreements/agreement.ts";
import type { Tag } from "../words/states.ts";

export const agreementTags: Readonly<Record<AgreementState, Tag>> = {
  proposed: { text: "Waits for your second person", colour: "yellow" },
  offered: { text: "Offered", colour: "blue" },
  accepted: { text: "Waits for their second person", colour: "yellow" },
  "in-force": { text: "In force", colour: "green" },
  declined: { text: "Declined", colour: "red" },
  ended: { text: "Ended", colour: "grey" },
};

export const stepWords: Readonly<Record<AgreementStep, string>> = {
  offer: "Say yes, and offer it",
  accept: "Accept it",
  agree: "Say yes: it is in force",
  decline: "Decline it",
  end: "End it",
};
