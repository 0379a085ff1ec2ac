/** Tells partners' leads at once: one page, one button. */

import { fillTemplate, gapsIn } from "../../../domain/briefings/template.ts";
import type { AuthorityId } from "../../../domain/ids.ts";
import { type FieldError, type Fields, formView, longText, raw, someOf, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { back, hrefOf } from "../find.ts";
import { factsOf } from "../template-facts.ts";

export const path = "/incidents/:incident/briefings/partners";
export const needs = "incident";
export const verbs = { get: "briefing.tell-partners", post: "briefing.tell-partners" } as const;
export const takes = 256 * 1024;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const templates = await visit.desk.briefingTemplates(visit.staff);
  const template = templates.find(({ key }) => key === "partner-exposed");
  const words = template === undefined ? { title: "", body: "" } : fillTemplate(template, factsOf(visit));
  return show(visit, { ...words, partners: othersIn(visit) }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const partners = someOf(form, "partners", othersIn(visit));
  const typed = { title: text(form, "title"), body: longText(form, "body"), partners };
  const outcome = await desk.tellPartners(staff, incident.id, typed);
  if (!outcome.ok) {
    const fields = {
      ...{ "briefing-title-missing": "title", "briefing-body-missing": "body", "briefing-too-long": "body" },
      ...{ "briefing-gaps": "body", "partners-missing": "partners", "partner-contact-missing": "partners" },
    };
    return show(visit, form, [wrong(outcome.problem, fields)]);
  }
  const { briefing, count: counted } = outcome.value;
  const sent = count(counted.recipients, "message", "messages");
  return redirect(hrefOf(visit, briefing.number), `${sent} handed over to be delivered.`);
}

function othersIn({ incident, staff }: IncidentVisit): readonly AuthorityId[] {
  return incident.involved.map(({ authority }) => authority).filter((id) => id !== staff.authority);
}

function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const name = (id: AuthorityId) => visit.authorities.find((one) => one.id === id)?.name ?? "";
  return page(
    "briefings/tell/page.njk",
    {
      title: "Tell partners’ leads now",
      back: back(visit),
      here: `${hrefOf(visit)}/partners`,
      form: formView(values, errors),
      partners: othersIn(visit).map((id) => ({ value: id, text: name(id) })),
      gaps: gapsIn({ title: raw(values, "title"), body: raw(values, "body") }),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
