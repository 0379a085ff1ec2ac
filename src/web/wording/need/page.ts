/** How one person reads best: their format and language, for every notice that is drafted from now on. */
import type { PersonId } from "../../../domain/ids.ts";
import { plainEnglish } from "../../../domain/notices/compose-for.ts";
import { noticeFormats } from "../../../domain/notices/notice.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, oneOf, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { formatChoices } from "../formats.ts";

export const path = "/incidents/:incident/people/:person/reading";
export const needs = "incident";
export const verbs = { get: "people.read", post: "reading-need.set" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, null, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const format = oneOf(form, "format", noticeFormats);
  if (format === undefined)
    return await show(visit, form, [{ field: "format", text: "Select how they read best" }]);
  const id = params["person"] as PersonId;
  const set = { format, language: raw(form, "language"), version: versionIn(form) };
  const outcome = await desk.setReadingNeed(staff, id, set);
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/people/${id}`,
      "Saved. A notice that is drafted already can be written anew, under Notices.",
    );
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-person") return notFound;
  if (problem.kind === "changed-meanwhile") return await show(visit, form, [], problem);
  return await show(visit, form, [wrong<string>(problem, { "no-such-language": "language" })]);
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  typed: Fields | null,
  errors: readonly FieldError[],
  problem: Parameters<typeof changedView>[0] | null = null,
): Promise<Reply> {
  const id = params["person"] as PersonId;
  const [outcome, languages] = await Promise.all([desk.readingNeed(staff, id), desk.noticeLanguages(staff)]);
  if (!outcome.ok) return outcome.problem.kind === "not-yours" ? notYours : notFound;
  const { need, reference } = outcome.value;
  if (outcome.value.incident !== incident.id) return notFound;
  const { format, language } = need ?? plainEnglish;
  const theirs = { format, language };
  const names = Object.fromEntries(languages.map(({ code, name }) => [code, name]));
  const formats = Object.fromEntries(formatChoices.map(({ value, text }) => [value, text]));
  const changed: ChangedView | null =
    problem === null
      ? null
      : changedView(
          problem,
          {
            format: { label: "How they read best", choices: formats },
            language: { label: "Language", choices: names },
          },
          theirs,
          typed ?? {},
        );
  const version = need?.version ?? 0;
  const values = errors.length > 0 && typed !== null ? typed : withVersion(typed ?? theirs, version);
  return page(
    "wording/need/page.njk",
    {
      ...{ title: `How ${reference} reads best`, reference, need, changed },
      form: formView(values, errors),
      back: { href: `/incidents/${incident.reference}/people/${id}`, text: reference },
      here: `/incidents/${incident.reference}/people/${id}/reading`,
      formats: formatChoices,
      languages: languages.map(({ code, name }) => ({ value: code, text: name })),
      maySet: mayEver(staff.role, "reading-need.set"),
    },
    { status: statusOf(changed, errors) },
  );
}
