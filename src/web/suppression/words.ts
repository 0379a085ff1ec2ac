/** How pages say who must not be written to, and why. */
import type {
  ContactKind,
  SuppressionRowProblem,
  SuppressionWhy,
} from "../../domain/suppression/suppression.ts";
import type { SuppressionLine } from "../../respond/desk/people/suppression-desk.ts";
import type { Tag } from "../words/states.ts";

export const whyWords: Readonly<Record<SuppressionWhy, string>> = {
  asked: "They asked not to be written to",
  complained: "They complained about being written to",
  bounced: "Messages come back from it",
  died: "They have died",
  returned: "A letter came back from it",
  "not-theirs": "It is somebody else’s",
};

export const contactKindWords: Readonly<Record<ContactKind, string>> = {
  email: "Email address",
  phone: "Phone number",
  address: "Postal address",
};

export const rowWords: Readonly<Record<SuppressionRowProblem["fault"], string>> = {
  nothing: "It has no reference and no contact. A name alone keeps nobody from being written to",
  reference: "Nobody of your authority in this incident has this reference",
  why: `The reason must be one of: asked, complained, bounced, died, returned, not-theirs`,
  email: "This is no email address",
  phone: "This is no phone number",
  address: "This address needs a house number or name, and a postcode",
};

export const inForceTag: Tag = { text: "In force", colour: "red" };
export const liftedTag: Tag = { text: "Lifted", colour: "grey" };

export function whatOf({ scope, kind, reference }: SuppressionLine): string {
  if (scope === "person") return `Everything to ${reference ?? "a person whose data is deleted"}`;
  const what = kind === null ? "A contact" : contactKindWords[kind];
  return reference === null ? `${what} from a list` : `${what} of ${reference}`;
}
