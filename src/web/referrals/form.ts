/** The form of a referral: to whom, what, under which mark, and whom they reach us through. */

import type { StaffId } from "../../domain/ids.ts";
import { otherBody, type ReferralBody } from "../../domain/referrals/body.ts";
import type { Referral, ReferralForm, ReferralProblem } from "../../domain/referrals/referral.ts";
import { marks } from "../../domain/referrals/tlp.ts";
import { type FieldError, type Fields, longText, oneOf, someOf, text } from "../frame/fields.ts";
import type { IncidentVisit } from "../frame/visit.ts";
import { markChoices } from "./words.ts";

export const referralFields = {
  "referral-body-missing": "body",
  "body-name-missing": "bodyName",
  "about-missing": "about",
  "about-too-long": "about",
  "mark-not-joint": "joint",
  "referral-field-too-long": "reference",
} satisfies Partial<Record<ReferralProblem["kind"], string>>;

type Read = { readonly form: ReferralForm } | { readonly errors: readonly FieldError[] };

export function readReferral(
  fields: Fields,
  bodies: readonly ReferralBody[],
  colleagues: readonly StaffId[],
): Read {
  const body = oneOf(fields, "body", [...bodies.map(({ key }) => key), otherBody]);
  const mark = oneOf(fields, "mark", marks);
  const about = longText(fields, "about");
  const bodyName = text(fields, "bodyName");
  const errors: readonly FieldError[] = [
    ...(body === undefined ? [{ field: "body", text: "Select whom it goes to" }] : []),
    ...(body === otherBody && bodyName === ""
      ? [{ field: "bodyName", text: "Enter the name of the body" }]
      : []),
    ...(about === "" ? [{ field: "about", text: "Enter what you refer" }] : []),
    ...(mark === undefined ? [{ field: "mark", text: "Select a handling mark" }] : []),
  ];
  if (body === undefined || mark === undefined || errors.length > 0) return { errors };
  return {
    form: {
      body,
      bodyName: body === otherBody ? bodyName : "",
      about,
      mark,
      joint: oneOf(fields, "joint", ["own", "joint"]) === "joint",
      named: mark === "red" ? someOf(fields, "named", colleagues) : [],
      contact: {
        name: text(fields, "contactName"),
        phone: text(fields, "contactPhone"),
        email: text(fields, "contactEmail"),
      },
      reference: text(fields, "reference"),
    },
  };
}

export function fieldsOf(referral: Referral): Fields {
  const { body, bodyName, about, mark, joint, named, contact, reference } = referral;
  return {
    ...{ body, bodyName, about, mark, named, reference, joint: joint ? "joint" : "own" },
    ...{ contactName: contact.name, contactPhone: contact.phone, contactEmail: contact.email },
  };
}

export const referralLabels = {
  body: "To whom",
  bodyName: "Name of the body",
  about: "What is referred",
  mark: "Handling mark",
  joint: "Whose it is",
  contactName: "Their contact",
  contactPhone: "Their telephone",
  contactEmail: "Their email",
  reference: "Their reference",
};

/** What the form offers. */
export async function choicesOf({ desk, staff }: IncidentVisit, bodies: readonly ReferralBody[]) {
  const colleagues = await desk.colleagues(staff);
  return {
    body: [
      ...bodies.map(({ key, name, when }) => ({ value: key, text: name, hint: when })),
      { value: otherBody, text: "Another body", hint: "Enter its name below." },
    ],
    mark: markChoices,
    joint: [
      { value: "own", text: "My authority’s own" },
      {
        value: "joint",
        text: "Of all authorities in this incident",
        hint: "They read it too. Not for TLP:RED and TLP:AMBER+STRICT.",
      },
    ],
    named: colleagues
      .filter(({ id, endedAt }) => endedAt === null && id !== staff.id)
      .map(({ id, name }) => ({ value: id as StaffId, text: name })),
  };
}
