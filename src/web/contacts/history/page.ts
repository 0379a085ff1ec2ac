/** Every contact with one person; a note of one more; what they ask to be changed. */
import { type NoteProblem, noteWays, type WishProblem, wishKinds } from "../../../domain/contacts/contact.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { type FieldError, type Fields, formView, longText, oneOf, raw } from "../../frame/fields.ts";
import { readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { contactLine, noteChoices, wishChoices } from "../words.ts";

export const path = "/incidents/:incident/people/:person/contacts";
export const needs = "incident";
export const verbs = { get: "contact.read", post: "contact.note" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  return raw(visit.form, "what") === "wish" ? await addWish(visit) : await addNote(visit);
}

async function addNote(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params, now } = visit;
  const way = oneOf(form, "way", noteWays);
  const happened = readMoment(form, "at", "When it was");
  const missing = [
    ...(way === undefined ? [{ field: "way", text: "Select what it was" }] : []),
    ...(happened.kind === "error" ? [happened.error] : []),
  ];
  if (way === undefined || happened.kind === "error") return await show(visit, form, missing);
  const at = happened.kind === "moment" ? happened.moment : now;
  const id = params["person"] as PersonId;
  const noted = await desk.noteContact(staff, incident.id, id, { way, at, note: longText(form, "note") });
  if (noted.ok) return redirect(hereOf(visit), "It is written down.");
  if (noted.problem.kind === "no-such-person") return notFound;
  return await show(visit, form, [
    wrong<NoteProblem["kind"]>(noted.problem, {
      "contact-note-missing": "note",
      "contact-note-too-long": "note",
      "contact-in-future": "at-day",
    }),
  ]);
}

async function addWish(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const kind = oneOf(form, "kind", wishKinds);
  if (kind === undefined)
    return await show(visit, form, [{ field: "kind", text: "Select what they ask for" }]);
  const id = params["person"] as PersonId;
  const asked = await desk.proposeChange(staff, incident.id, id, { kind, value: longText(form, "value") });
  if (asked.ok)
    return redirect(
      hereOf(visit),
      "It waits for a decision. Until then nothing is changed, and nothing sent there.",
    );
  if (asked.problem.kind === "no-such-person") return notFound;
  const { problem } = asked;
  return await show(visit, form, [wrong<WishProblem["kind"]>(problem, { [problem.kind]: "value" })]);
}

function hereOf({ incident, params }: IncidentVisit): string {
  return `/incidents/${incident.reference}/people/${params["person"]}/contacts`;
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, params } = visit;
  const id = params["person"] as PersonId;
  const history = await desk.contacts(staff, incident.id, id);
  if (history === null) return notFound;
  const base = `/incidents/${incident.reference}`;
  return page(
    "contacts/history/page.njk",
    {
      title: `Contacts with ${history.reference}`,
      back: { href: `${base}/callers/${id}`, text: history.reference },
      ...{ base, here: hereOf(visit), reference: history.reference, form: formView(values, errors) },
      name: history.name === "" ? "No name found" : history.name,
      lines: history.contacts.map((one) => contactLine(one, base)),
      mayDecide: mayEver(staff.role, "contact.decide"),
      ...{ ways: noteChoices, kinds: wishChoices },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
