/** How people reach one's own authority: it stands in every notice and on the public page (UK GDPR Art. 34(2)). */
import type { Authority } from "../../../domain/bodies/authority.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../refresh.ts";

export const path = "/incidents/:incident/services/contact";
export const needs = "incident";
export const verbs = { get: "authority.change-contact", post: "authority.change-contact" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  return standing === null ? notFound : show(visit, standing, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const outcome = await desk.changeContact(staff, staff.authority, readContact(form), versionIn(form));
  if (outcome.ok) {
    const banner = await publishAnew(visit, "How people reach your authority is changed.");
    return redirect(`/incidents/${incident.reference}/services`, banner);
  }
  if (outcome.problem.kind === "not-yours") return notYours;
  if (outcome.problem.kind === "changed-meanwhile") {
    const theirs = (await standingOf(visit)) ?? {};
    const changed = changedView(outcome.problem, labels, theirs, form);
    return show(visit, { ...form, version: theirs["version"] }, [], changed);
  }
  return show(visit, form, [wrong(outcome.problem, fields)]);
}

const labels = {
  phone: "Phone number",
  email: "Email address",
  web: "Web address",
  address: "Postal address",
  pressPhone: "Phone number for the press",
  pressEmail: "Email address for the press",
  areaCode: "Code of your area",
};

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff }: IncidentVisit): Promise<Fields | null> {
  const version = await desk.version(staff, { kind: "contact", authority: staff.authority });
  const own = (await desk.authorities(staff)).find(({ id }) => id === staff.authority);
  if (own === undefined) return null;
  const { address, ...rest } = own.contact;
  return withVersion({ ...rest, address: address.join("\n") }, version);
}

const fields = {
  "phone-malformed": "phone",
  "email-malformed": "email",
  "address-too-long": "address",
  "press-phone-malformed": "pressPhone",
  "press-email-malformed": "pressEmail",
  "area-code-malformed": "areaCode",
} as const;

function readContact(form: Fields): Authority["contact"] {
  return {
    phone: text(form, "phone"),
    email: text(form, "email"),
    web: text(form, "web"),
    ...Object.fromEntries(
      (["pressPhone", "pressEmail", "areaCode"] as const)
        .map((name) => [name, text(form, name)] as const)
        .filter(([, value]) => value !== ""),
    ),
    address: longText(form, "address")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  };
}

function show(
  { incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const services = `/incidents/${incident.reference}/services`;
  return page(
    "public-page/contact/page.njk",
    {
      title: "How people reach your authority",
      form: formView(values, errors),
      back: { href: services, text: "Services" },
      services,
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
