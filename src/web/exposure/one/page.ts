/** One exposure: the path step by step, what people have said of it, and a form to say it. */
import { type ExposureState, stateOf } from "../../../domain/exposure/judgement.ts";
import { namesOf } from "../../../domain/exposure/reckoning.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import type { ExposureLine, ExposureReading } from "../../../respond/desk/incident/exposure-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, oneOf, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import {
  lookAgainTag,
  nameOn,
  pathSentences,
  relationSentence,
  sinceWords,
  stateTags,
  yearsWords,
} from "../words.ts";

export const path = "/incidents/:incident/exposure/:exposure";
export const needs = "incident";
export const verbs = { get: "exposure.read", post: "exposure.judge" } as const;

const states: readonly ExposureState[] = ["confirmed", "ruled-out", "possible"];

export async function get(visit: IncidentVisit): Promise<Reply> {
  const found = await find(visit);
  if (found === null) return notFound;
  return show(visit, found, { version: String(versionOf(found.line)), mark: found.line.mark }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const found = await find(visit);
  if (found === null) return notFound;
  const verdict = oneOf(form, "verdict", states);
  const reasons = longText(form, "reasons");
  if (verdict === undefined)
    return show(visit, found, form, [{ field: "verdict", text: "Select whether it was exposed" }]);
  const mark = raw(form, "mark");
  const outcome = await desk.judgeExposure(staff, incident.id, found.line.id, {
    ...{ verdict, reasons, mark, version: versionIn(form) },
  });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/exposure#exposed`,
      `${found.line.name}: ${stateTags[verdict].text.toLowerCase()}.`,
    );
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "changed-meanwhile") {
    const now = (await find(visit)) ?? found;
    const last = now.line.judgements[0];
    const theirs = { verdict: stateOf(last ?? null), reasons: last?.reasons ?? "" };
    const changed = changedView(problem, labels, theirs, form);
    return show(visit, now, withVersion({ ...form, mark: now.line.mark }, versionOf(now.line)), [], changed);
  }
  return show(visit, found, form, [
    wrong<(typeof problem)["kind"]>(problem, {
      "reasons-missing": "reasons",
      "words-too-long": "reasons",
      "judged-so-already": "verdict",
    }),
  ]);
}

const labels = {
  verdict: {
    label: "State",
    choices: Object.fromEntries(Object.entries(stateTags).map(([state, { text }]) => [state, text])),
  },
  reasons: "Reasons",
};

type Found = { readonly line: ExposureLine; readonly reading: ExposureReading };

async function find({ desk, staff, incident, params }: IncidentVisit): Promise<Found | null> {
  const reading = await desk.exposure(staff, incident.id);
  const line = reading.exposures.find(({ id }) => id === params["exposure"]);
  return line === undefined ? null : { line, reading };
}

function versionOf({ judgements }: ExposureLine): number {
  return judgements[0]?.number ?? 0;
}

function show(
  { incident, authorities, staff, now }: IncidentVisit,
  { line, reading }: Found,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const names = namesOf(reading.map);
  const body = authorities.find(({ id }) => id === line.authority)?.name ?? "";
  const base = `/incidents/${incident.reference}/exposure`;
  return page(
    "exposure/one/page.njk",
    {
      title: line.name,
      back: { href: base, text: "Exposure" },
      here: `${base}/${line.id}`,
      changed,
      body,
      relation: relationSentence(line, body),
      since: sinceWords(line.since, ukDay(now)),
      years: yearsWords(line.years),
      copies: line.copies.map(({ system, since, years }) => ({
        name: nameOn(names, `system:${system}`),
        since: sinceWords(since, ukDay(now)),
        years: yearsWords([years]),
      })),
      steps: pathSentences(line.path, names),
      tag: stateTags[line.state],
      again: line.lookAgain ? lookAgainTag : null,
      gone: line.gone,
      judgements: line.judgements.map((one) => ({ ...one, tag: stateTags[one.verdict] })),
      judges: line.authority === staff.authority && mayEver(staff.role, "exposure.judge") && !line.gone,
      form: formView(values, errors),
      choices: choicesFor(line),
    },
    { status: statusOf(changed, errors) },
  );
}

/** What can be said next; the same once more only where it is otherwise now. */
function choicesFor({ state, lookAgain }: ExposureLine) {
  return states
    .filter((one) => one !== state || lookAgain)
    .map((value) => ({ value, ...choiceWords[value] }));
}

const choiceWords: Readonly<Record<ExposureState, { readonly text: string; readonly hint: string }>> = {
  confirmed: { text: "Confirmed", hint: "It was exposed. Reasons help others, and are not required" },
  "ruled-out": {
    text: "Ruled out",
    hint: "The intruder could not reach it, or it was not there. Say how you know",
  },
  possible: { text: "Possible again", hint: "What was said before does not hold. Say why" },
};
