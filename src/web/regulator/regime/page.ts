/** One clock of another law: whether it applies, when it began, and when it was met. */
import { type ClockForm, clockSteps, stepsFrom } from "../../../domain/clocks/clock.ts";
import { ukMoment } from "../../../domain/uk-time/in-words.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type ChangedView, changedView, statusOf, versionIn } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary, wrong } from "../../frame/wrong.ts";
import { clockTags, durationWords, stepWords } from "../words.ts";

export const path = "/incidents/:incident/clocks/regimes/:regime";
export const needs = "incident";
export const verbs = { get: "clock.change", post: "clock.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, null, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const read = readForm(form);
  if ("errors" in read) return show(visit, form, read.errors);
  const outcome = await desk.changeClock(staff, incident.id, params["regime"] ?? "", read);
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/clocks`, "Recorded.");
  const { problem } = outcome;
  if (problem.kind === "no-such-regime") return notFound;
  if (problem.kind === "changed-meanwhile") {
    const labels = { state: "Where it stands", reasons: "Reasons" };
    const theirs = await standingOf(visit);
    const yours = { state: stepWords[read.step].text, reasons: read.reasons };
    return show(visit, form, [], changedView(problem, labels, theirs, yours));
  }
  return show(visit, form, [
    wrong(problem, {
      "clock-not-so": "step",
      "moment-missing": "at-day",
      "moment-in-future": "at-day",
      "met-before-start": "at-day",
      "reasons-missing": "reasons",
      "clock-reasons-too-long": "reasons",
      "names-somebody": "reasons",
      "may-name-somebody": "reasons",
      "holds-identifier": "reasons",
      "holds-contact-of-somebody": "reasons",
    }),
  ]);
}

/** What somebody else has said of it meanwhile. */
async function standingOf({ desk, staff, incident, params }: IncidentVisit): Promise<Fields> {
  const { regimes } = await desk.clocks(staff, incident.id);
  const line = regimes.find(({ regime }) => regime.key === params["regime"]);
  return line === undefined ? {} : { state: clockTags[line.clock.state].text, reasons: line.clock.reasons };
}

function readForm(form: Fields): ClockForm | { readonly errors: readonly FieldError[] } {
  const step = oneOf(form, "step", clockSteps);
  const at = readMoment(form, "at", "The time");
  if (step === undefined) return { errors: [{ field: "step", text: "Select what is so" }] };
  const timed = step === "start" || step === "correct" || step === "meet";
  if (timed && at.kind === "error") return { errors: [at.error] };
  if (timed && at.kind === "empty")
    return { errors: [{ field: "at-day", text: inSummary(wordsFor({ kind: "moment-missing" })) }] };
  return {
    step,
    at: timed && at.kind === "moment" ? at.moment : null,
    reasons: longText(form, "reasons"),
    version: versionIn(form),
  };
}

async function show(
  visit: IncidentVisit,
  typed: Fields | null,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const { desk, staff, incident, params } = visit;
  const { regimes, lines } = await desk.clocks(staff, incident.id);
  const line = regimes.find(({ regime }) => regime.key === params["regime"]);
  if (line === undefined) return notFound;
  const { regime, clock } = line;
  const awareAt = lines.find(({ own }) => own !== null)?.awareAt ?? null;
  const offered = regime.starts === "aware" && clock.state === "open" && awareAt !== null;
  const fresh = offered ? momentFields("at", awareAt) : {};
  const version = changed === null && typed !== null ? typed["version"] : String(clock.version);
  return page(
    "regulator/regime/page.njk",
    {
      title: regime.name,
      back: { href: `/incidents/${incident.reference}/clocks`, text: "Clocks" },
      here: `/incidents/${incident.reference}/clocks/regimes/${regime.key}`,
      regime,
      duration: durationWords(regime),
      now: clockTags[clock.state],
      began: clock.startsAt === null ? "" : ukMoment(clock.startsAt),
      reasons: clock.reasons,
      form: formView({ ...(typed ?? fresh), version }, errors),
      steps: stepsFrom(clock.state).map((step) => ({ value: step, ...stepWords[step] })),
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
