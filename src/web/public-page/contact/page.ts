/** How people reach one's own authority: in every notice, and on the public page. */
import type { Authority } from "../../../domain/authority.ts";
import type { ContactProblem } from "../../../respond/bodies/change-contact.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type FieldError, type Fields, formView, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { publishAnew } from "../refresh.ts";

export const path = "/incidents/:incident/services/contact";
export const needs = "incident";

export async function get(visit: IncidentVisit): Promise<Reply> {
  const own = (await visit.desk.authorities()).find(({ id }) => id === visit.staff.authority);
  return show(visit, fieldsOf(own?.contact), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const outcome = await desk.changeContact(staff, staff.authority, {
    phone: text(form, "phone"),
    email: text(form, "email"),
    web: text(form, "web"),
    address: text(form, "address").split(/\r?\n/u),
  });
  if (!outcome.ok) return show(visit, form, [errorOf(outcome.problem)]);
  const told = await publishAnew(visit, "How people reach your authority is changed.");
  return redirect(`/incidents/${incident.reference}/services`, told);
}

function fieldsOf(contact: Authority["contact"] | undefined): Fields {
  if (contact === undefined) return {};
  const { phone, email, web, address } = contact;
  return { phone, email, web, address: address.join("\n") };
}

const fieldOfProblem: Readonly<Record<ContactProblem["kind"], string>> = {
  "phone-malformed": "phone",
  "email-malformed": "email",
  "address-too-long": "address",
  "no-such-authority": "phone",
  "not-yours": "phone",
};

function errorOf(problem: ContactProblem): FieldError {
  return { field: fieldOfProblem[problem.kind], text: wordsFor(problem) };
}

function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const here = `/incidents/${visit.incident.reference}`;
  return page(
    "public-page/contact/page.njk",
    {
      title: "How people reach your authority",
      form: formView(values, errors),
      back: { href: `${here}/services`, text: "Services" },
      here,
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
