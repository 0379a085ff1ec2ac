/** Orders one measure: for one's own authority, or as a request to a partner. */
import type { AuthorityId, MeasureId } from "../../../domain/ids.ts";
import { isOver } from "../../../domain/measures/measure.ts";
import { type FieldError, type Fields, formView, oneOf, raw, someOf } from "../../frame/fields.ts";
import { readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { dueChoices, orderChoices, problemFields, readOrder } from "../order-fields.ts";
import { tellAsked } from "../tell.ts";
import { namesOf, titleOf } from "../words.ts";

export const path = "/incidents/:incident/measures/order";
export const needs = "incident";
export const verbs = { get: "measure.order", post: "measure.order" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, { authority: visit.staff.authority, due: "60", effect: "none" }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, now } = visit;
  const involved = incident.involved.map(({ authority }) => authority);
  const authority = oneOf<AuthorityId>(form, "authority", involved);
  const map = await desk.sharedMap(staff);
  const read = readOrder(form, authority ?? staff.authority, map, now);
  const ordered = readMoment(form, "ordered", "The time at which it was ordered");
  const errors: readonly FieldError[] = [
    ...(authority === undefined ? [{ field: "authority", text: "Select who carries it out" }] : []),
    ...("errors" in read ? read.errors : []),
    ...(ordered.kind === "error" ? [ordered.error] : []),
  ];
  if (authority === undefined || "errors" in read || errors.length > 0) return show(visit, form, errors);
  const there = (await desk.measures(staff, incident.id)).map(({ id }) => id);
  const outcome = await desk.orderMeasures(staff, incident.id, [
    {
      ...{ ...read, authority, comesAfter: [], after: someOf<MeasureId>(form, "after", there) },
      happenedAt: ordered.kind === "moment" ? ordered.moment : null,
    },
  ]);
  if (!outcome.ok) return show(visit, form, [wrong(outcome.problem, problemFields)]);
  const [measure] = outcome.value;
  const own = authority === staff.authority;
  const told = await tellAsked(visit, outcome.value);
  return redirect(
    `/incidents/${incident.reference}/measures/${measure!.id}`,
    own ? "It is ordered." : `It is asked of them: their own staff acknowledge it.${told}`,
  );
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, authorities } = visit;
  const [map, measures] = await Promise.all([desk.sharedMap(staff), desk.measures(staff, incident.id)]);
  const nameOf = namesOf(authorities);
  const here = `/incidents/${incident.reference}/measures`;
  const others = incident.involved.filter(({ authority }) => authority !== staff.authority);
  return page(
    "measures/order/page.njk",
    {
      title: "Order a measure",
      back: { href: here, text: "Measures" },
      here: `${here}/order`,
      list: here,
      form: formView(values, errors),
      choices: orderChoices(map),
      dueChoices,
      authorities: [
        { value: staff.authority, text: `${nameOf(staff.authority)} (your own)`, hint: "An order" },
        ...others.map(({ authority }) => ({
          ...{ value: authority, text: nameOf(authority) },
          hint: "A request: their own staff acknowledge it",
        })),
      ],
      before: measures
        .filter((one) => !isOver(one))
        .map((one) => ({ value: one.id, text: titleOf(one), hint: nameOf(one.authority) })),
      openTime: raw(values, "ordered-day") !== "" || errors.some(({ field }) => field.startsWith("ordered")),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
