/** An odd pattern that was looked into: what came of it, in words. */
import { type FieldError, type Fields, formView, longText, raw } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { oddTitles, oddWords } from "../words.ts";

export const path = "/incidents/:incident/reads/odd";
export const needs = "incident";
export const verbs = { get: "reads.review", post: "reads.review" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, query } = visit;
  const choice = { key: raw(query, "key"), words: longText(form, "words") };
  const outcome = await desk.lookInto(staff, incident.id, choice);
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/reads`, "It is written down.");
  if (outcome.problem.kind === "no-such-pattern") return notFound;
  return show(visit, form, [
    wrong(outcome.problem, { "reasons-missing": "words", "words-too-long": "words" }),
  ]);
}

async function show(
  { desk, staff, incident, query }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const key = raw(query, "key");
  const odd = (await desk.oddReadings(staff, incident.id)).find((one) => one.key === key);
  if (odd === undefined) return notFound;
  const list = `/incidents/${incident.reference}/reads`;
  return page(
    "reads/look/page.njk",
    {
      title: oddTitles[odd.kind],
      words: oddWords(odd),
      from: odd.from,
      back: { href: list, text: "Who looked at whom" },
      here: address(`${list}/odd`, { key }),
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
