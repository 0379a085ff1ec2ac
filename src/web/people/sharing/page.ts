/** What one's own authority lets others see of its people, what others let it see, and a form to let or to stop it. */
import type { AuthorityId, PersonId } from "../../../domain/ids.ts";
import { isOpen, longestDays, type ShareProblem } from "../../../domain/staff/share.ts";
import type { ShareLine } from "../../../respond/desk/people/sharing-desk.ts";
import { isPersonId } from "../../../respond/sharing/share-people.ts";
import { type FieldError, type Fields, formView, longText, oneOf, raw, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";

export const path = "/incidents/:incident/people/sharing";
export const needs = "incident";
export const verbs = { get: "people.read", post: "people.share" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const person = raw(visit.query, "person");
  return show(visit, { days: "14", who: isPersonId(person) ? "one" : "all", person }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const here = `/incidents/${incident.reference}/people/sharing`;
  const stopped = raw(form, "stop");
  if (stopped !== "") {
    const outcome = await desk.withdrawShare(staff, incident.id, stopped);
    return redirect(here, outcome.ok ? "It is not shared any more." : "It was not shared any more already.");
  }
  const read = readShare(visit);
  if ("errors" in read) return show(visit, form, read.errors);
  const outcome = await desk.sharePeople(staff, incident.id, read);
  if (outcome.ok) return redirect(here, "They can look now. It stands in both ledgers.");
  return show(visit, form, [
    wrong<ShareProblem["kind"] | "no-such-person" | "no-such-incident">(outcome.problem, {
      "reasons-missing": "reasons",
      "words-too-long": "reasons",
      "share-days-wrong": "days",
      "not-involved": "to",
      "share-with-oneself": "to",
      "no-such-person": "who",
    }),
  ]);
}

function readShare({ form, incident, staff }: IncidentVisit) {
  const others = incident.involved.map(({ authority }) => authority).filter((id) => id !== staff.authority);
  const to = oneOf<AuthorityId>(form, "to", others);
  const typed = text(form, "days");
  const days = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  const person = raw(form, "who") === "one" ? (raw(form, "person") as PersonId) : null;
  const reasons = longText(form, "reasons");
  const errors: readonly FieldError[] = [
    ...(to === undefined ? [{ field: "to", text: "Select who may look" }] : []),
    ...(days < 1 || days > longestDays
      ? [{ field: "days", text: `Enter a whole number of days, from 1 to ${longestDays}` }]
      : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Give your reasons" }] : []),
  ];
  return to === undefined || errors.length > 0 ? { errors } : { to, days, person, reasons };
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, authorities, now } = visit;
  const lines = await desk.shares(staff, incident.id);
  const nameOf = new Map(authorities.map(({ id, name }) => [id, name]));
  const base = `/incidents/${incident.reference}`;
  const view = (line: ShareLine) => ({
    id: line.id,
    body: nameOf.get(line.from === staff.authority ? line.to : line.from) ?? "",
    who: line.reference ?? `Everybody: ${count(line.people, "person", "people")}`,
    reasons: line.reasons,
    endsAt: line.endsAt,
    open: isOpen(line, now),
    href: `${base}/people?of=${line.from}`,
  });
  return page(
    "people/sharing/page.njk",
    {
      title: "Let another authority see people",
      back: { href: `${base}/people`, text: "People" },
      here: `${base}/people/sharing`,
      form: formView(values, errors),
      given: lines.filter(({ from }) => from === staff.authority).map(view),
      taken: lines.filter(({ to }) => to === staff.authority).map(view),
      others: incident.involved
        .filter(({ authority }) => authority !== staff.authority)
        .map(({ authority }) => ({ value: authority, text: nameOf.get(authority) ?? "" })),
      one: raw(values, "person") !== "" && isPersonId(raw(values, "person")),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
