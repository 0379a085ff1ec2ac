/** Asks partners to pass a briefing on to their own staff: they read it and send it, or say why not. */
import { standing } from "../../../domain/briefings/briefing.ts";
import type { AuthorityId } from "../../../domain/ids.ts";
import { type FieldError, type Fields, formView, someOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { back, briefingOf, hrefOf } from "../find.ts";

export const path = "/incidents/:incident/briefings/:briefing/proposals";
export const needs = "incident";
export const verbs = { get: "briefing.propose", post: "briefing.propose" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, { partners: othersIn(visit) }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const view = await briefingOf(visit);
  if (view === null) return notFound;
  const { number } = view.briefing;
  const partners = someOf(form, "partners", othersIn(visit));
  const outcome = await desk.proposeBriefing(staff, incident.id, number, partners);
  if (!outcome.ok) return show(visit, form, [wrong(outcome.problem, { "partners-missing": "partners" })]);
  const asked = count(outcome.value.proposed, "partner is", "partners are");
  return redirect(
    hrefOf(visit, number),
    outcome.value.proposed === 0 ? "They had been asked already." : `${asked} asked to pass it on.`,
  );
}

function othersIn({ incident, staff }: IncidentVisit): readonly AuthorityId[] {
  return incident.involved.map(({ authority }) => authority).filter((id) => id !== staff.authority);
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const view = await briefingOf(visit);
  const version = view === null ? undefined : standing(view.briefing);
  if (view === null || version === undefined) return notFound;
  const { number } = view.briefing;
  const name = (id: AuthorityId) => visit.authorities.find((one) => one.id === id)?.name ?? "";
  return page(
    "briefings/propose/page.njk",
    {
      title: "Ask partners to pass it on",
      back: back(visit, number),
      here: `${hrefOf(visit, number)}/proposals`,
      form: formView(values, errors),
      briefing: version.title,
      partners: othersIn(visit).map((id) => ({ value: id, text: name(id) })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
