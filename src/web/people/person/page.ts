/** One person: what was taken about them, where each thing stands, how bad it is and why, and what they are told. */
import type { PersonId } from "../../../domain/ids.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { contactLine } from "../../contacts/words.ts";
import { pageNumber } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply } from "../../frame/visit.ts";
import { severityFlagWords } from "../flag-words.ts";
import { personView } from "./view.ts";

/** The latest; all stand on a page of their own. */
const contactsShown = 5;

export const path = "/incidents/:incident/people/:person";
export const needs = "incident";
export const verbs = { get: "people.read" } as const;

export async function get({ desk, staff, incident, params, query }: IncidentVisit): Promise<Reply> {
  const outcome = await desk.person(staff, params["person"] as PersonId);
  if (!outcome.ok) return outcome.problem.kind === "not-yours" ? notYours : notFound;
  const asked = pageNumber(query);
  const contacts =
    outcome.value.authority.id === staff.authority && mayEver(staff.role, "contact.read")
      ? await desk.contacts(staff, incident.id, outcome.value.id)
      : null;
  const base = `/incidents/${incident.reference}`;
  const lines = (contacts?.contacts ?? []).slice(0, contactsShown).map((one) => contactLine(one, base));
  const view = personView(outcome.value, {
    base: `/incidents/${incident.reference}`,
    page: asked,
    own: staff.authority,
  });
  if (asked > view.pages) return notFound;
  const flagged = view.isOwn ? severityFlagWords(await desk.severityFlags(staff, incident.id)) : [];
  return page("people/person/page.njk", { ...view, flagged, history: contacts === null ? null : lines });
}
