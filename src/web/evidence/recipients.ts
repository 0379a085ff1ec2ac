/** Whom a bundle is for, as forms ask for it: a body of the list, a partner of the incident, oneself, or a name. */
import { otherBody, type ReferralBody } from "../../domain/referrals/body.ts";
import type { Recipient } from "../../domain/referrals/tlp.ts";
import { type FieldError, type Fields, raw, text } from "../frame/fields.ts";
import type { IncidentVisit } from "../frame/visit.ts";

export function recipientChoices(
  { incident, staff, authorities }: IncidentVisit,
  bodies: readonly ReferralBody[],
) {
  const partners = incident.involved.filter(({ authority }) => authority !== staff.authority);
  const nameOf = (id: string) => authorities.find((one) => one.id === id)?.name ?? "";
  return [
    ...bodies.map(({ key, name }) => ({ value: key, text: name })),
    ...partners.map(({ authority }) => ({ value: `partner:${authority}`, text: nameOf(authority) })),
    { value: "own", text: `${nameOf(staff.authority)}, our own` },
    { value: otherBody, text: "Somebody else", hint: "Enter the name of the body below." },
  ];
}

/** A body by its key, so that it is the same whoever writes its name how. */
export function readRecipient(
  fields: Fields,
  visit: IncidentVisit,
  bodies: readonly ReferralBody[],
): { readonly recipient: Recipient } | { readonly errors: readonly FieldError[] } {
  const chosen = raw(fields, "to");
  if (!recipientChoices(visit, bodies).some(({ value }) => value === chosen))
    return { errors: [{ field: "to", text: "Select whom it is for" }] };
  const person = text(fields, "person");
  if (chosen === otherBody) {
    const body = text(fields, "bodyName");
    return body === ""
      ? { errors: [{ field: "bodyName", text: "Enter the name of the body" }] }
      : { recipient: { body, circle: "anybody", person } };
  }
  if (chosen === "own") return { recipient: { body: chosen, circle: "own", person } };
  if (chosen.startsWith("partner:")) return { recipient: { body: chosen, circle: "partner", person } };
  const circle = bodies.find(({ key }) => key === chosen)?.circle ?? "anybody";
  return { recipient: { body: chosen, circle, person } };
}

export function recipientWords(
  { body, person }: Recipient,
  { authorities, staff }: Pick<IncidentVisit, "authorities" | "staff">,
  bodies: readonly ReferralBody[],
): string {
  const id = body === "own" ? staff.authority : body.replace(/^partner:/u, "");
  const name =
    bodies.find(({ key }) => key === body)?.name ?? authorities.find((one) => one.id === id)?.name ?? body;
  return person === "" ? name : `${person}, ${name}`;
}
