/** Asks for somebody on the phone or at the counter: answered like any other, by what was held already. */
import { type AskProblem, askFieldOf, readQuestion } from "../../../domain/check/asked.ts";
import { answeredAt } from "../../../domain/check/question.ts";
import { type FieldError, type Fields, formView, oneOf, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";

export const path = "/incidents/:incident/checks/new";
export const needs = "incident";
export const verbs = { get: "check.ask", post: "check.ask" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, { way: "phone", language: "en" }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const way = oneOf(form, "way", ["phone", "counter"] as const);
  const language = oneOf(form, "language", ["en", "cy"] as const) ?? "en";
  const typed = {
    ...{ name: text(form, "name"), email: text(form, "email"), phone: text(form, "phone") },
    ...{ line: text(form, "line"), postcode: text(form, "postcode"), reference: text(form, "reference") },
  };
  if (way === undefined) return show(visit, form, [{ field: "way", text: "Select where the person is" }]);
  const read = readQuestion(typed);
  const outcome = read.ok ? await desk.askForCaller(staff, incident.id, way, { ...typed, language }) : read;
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/checks`,
      "It is asked. If we hold the contact, the answer goes there after the next quarter of an hour.",
    );
  return show(visit, form, [wrong<AskProblem["kind"]>(outcome.problem, askFieldOf)]);
}

function show({ incident, now }: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const base = `/incidents/${incident.reference}/checks`;
  return page(
    "checks/ask/page.njk",
    {
      title: "Ask for somebody",
      back: { href: base, text: "Residents who asked" },
      here: `${base}/new`,
      next: answeredAt(now),
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
