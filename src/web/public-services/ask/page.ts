/** Asks further authorities whether an outage is also one of their services. */
import type { ServiceId } from "../../../domain/ids.ts";
import { type FieldError, type Fields, formView, several } from "../../frame/fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";
import { outageOf } from "../outage/found.ts";

export const path = "/outages/:outage/ask";
export const needs = "staff";
export const verbs = { get: "outage.tell", post: "outage.tell" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const outage = await outageOf(visit);
  if (outage === undefined) return notFound;
  return outage.origin === visit.staff.authority ? await show(visit, {}, []) : notYours;
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const outage = await outageOf(visit);
  if (outage === undefined) return notFound;
  const wanted = several(form, "services") as readonly ServiceId[];
  const outcome = await desk.askOfOutage(staff, outage.id, wanted);
  if (outcome.ok) return redirect(`/outages/${outage.id}`, await publishAnew(visit, "They are asked."));
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-outage") return notFound;
  return await show(visit, form, [wrong<string>(problem, { "services-missing": "services" })]);
}

async function show(visit: StaffVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, authorities } = visit;
  const outage = await outageOf(visit);
  if (outage === undefined) return notFound;
  const asked = new Set(outage.parts.map(({ authority }) => authority));
  const on = new Set(outage.system === null ? [] : await desk.servicesOn(staff, outage.system));
  const services = await desk.services(staff);
  const here = `/outages/${outage.id}`;
  return page(
    "public-services/ask/page.njk",
    {
      ...{ title: "Ask further authorities", here },
      back: { href: here, text: outage.title },
      form: formView(errors.length > 0 ? values : { services: [...on] }, errors),
      groups: authorities
        .filter(({ id }) => !asked.has(id))
        .map(({ id, name }) => ({
          name,
          services: services
            .filter(({ authority }) => authority === id)
            .map((one) => ({ value: one.id, text: one.name })),
        }))
        .filter((group) => group.services.length > 0),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
