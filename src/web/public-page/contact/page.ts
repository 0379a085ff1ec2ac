/** How people reach one's own authority: it stands in every notice and on the public page (UK GDPR Art. 34(2)). */
import type { Authority } from "../../../domain/bodies/authority.ts";
import { type FieldError, type Fields, formView, longText, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../refresh.ts";

export const path = "/incidents/:incident/services/contact";
export const needs = "incident";
export const verbs = { get: "authority.change-contact", post: "authority.change-contact" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const own = visit.authorities.find(({ id }) => id === visit.staff.authority);
  if (own === undefined) return notFound;
  const { phone, email, web, address } = own.contact;
  return show(visit, { phone, email, web, address: address.join("\n") }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const outcome = await desk.changeContact(staff, staff.authority, readContact(form));
  if (outcome.ok) {
    const banner = await publishAnew(visit, "How people reach your authority is changed.");
    return redirect(`/incidents/${incident.reference}/services`, banner);
  }
  if (outcome.problem.kind === "not-yours") return notYours;
  return show(visit, form, [wrong(outcome.problem, fields)]);
}

const fields = {
  "phone-malformed": "phone",
  "email-malformed": "email",
  "address-too-long": "address",
} as const;

function readContact(form: Fields): Authority["contact"] {
  return {
    phone: text(form, "phone"),
    email: text(form, "email"),
    web: text(form, "web"),
    address: longText(form, "address")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  };
}

function show({ incident }: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const services = `/incidents/${incident.reference}/services`;
  return page(
    "public-page/contact/page.njk",
    {
      title: "How people reach your authority",
      form: formView(values, errors),
      back: { href: services, text: "Services" },
      services,
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
