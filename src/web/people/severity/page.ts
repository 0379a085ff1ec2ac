/** Severity of one person: every factor, what the method reckons, and what a person has set by hand, with reasons. */
import type { PersonId } from "../../../domain/ids.ts";
import { type AdjustedFactors, factorChoices, scoreOf } from "../../../domain/severity/adjustment.ts";
import { bandOf } from "../../../domain/severity/severity.ts";
import { type ChangedView, changedView, versionIn } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { bandTags } from "../../words/states.ts";

export const path = "/incidents/:incident/people/:person/severity";
export const needs = "incident";
export const verbs = { get: "severity.adjust", post: "severity.adjust" } as const;

const factors = ["context", "identification", "circumstances"] as const;
const labels = {
  context: "What was taken (DPC)",
  identification: "How easily they are recognised (EI)",
  circumstances: "Circumstances (CB)",
} as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, null, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const id = params["person"] as PersonId;
  const adjusted = Object.fromEntries(factors.map((name) => [name, factorIn(form, name)]));
  const outcome = await desk.adjustSeverity(staff, incident.id, id, {
    adjusted: adjusted as AdjustedFactors,
    reasons: longText(form, "reasons"),
    version: versionIn(form),
  });
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/people/${id}`, "The severity is set.");
  const { problem } = outcome;
  if (problem.kind === "no-such-person") return notFound;
  if (problem.kind !== "changed-meanwhile")
    return await show(visit, form, [
      wrong(problem, {
        "reasons-missing": "reasons",
        "words-too-long": "reasons",
        "factor-out-of-bounds": "context",
      }),
    ]);
  const now = await desk.severityOf(staff, incident.id, id);
  const theirs = now.ok ? fieldsOf(now.value.adjusted, now.value.reasons) : {};
  return await show(visit, form, [], changedView(problem, { ...labels, reasons: "Reasons" }, theirs, form));
}

/** Not a number where nobody offered it: the use case refuses it. */
function factorIn(form: Fields, name: string): number | null {
  const value = raw(form, name);
  return value === "" ? null : Number(value);
}

function fieldsOf(adjusted: AdjustedFactors, reasons: string): Fields {
  const written = factors.map((name) => [name, adjusted[name] === null ? "" : String(adjusted[name])]);
  return { ...Object.fromEntries(written), reasons };
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  typed: Fields | null,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const id = params["person"] as PersonId;
  const outcome = await desk.severityOf(staff, incident.id, id);
  if (!outcome.ok) return notFound;
  const { reference, reckoned, adjusted, because, reasons, byName, at, version, groundChanged } =
    outcome.value;
  const base = `/incidents/${incident.reference}/people/${id}`;
  const score = scoreOf(reckoned);
  return page(
    "people/severity/page.njk",
    {
      title: `Severity of ${reference}`,
      back: { href: base, text: reference },
      here: `${base}/severity`,
      form: formView({ ...(typed ?? fieldsOf(adjusted, reasons)), version: String(version) }, errors),
      changed,
      groundChanged,
      because,
      set: byName === null ? null : { by: byName, at },
      reckoned: {
        band: bandTags[bandOf(score)],
        formula: `${reckoned.context} × ${reckoned.identification} + ${reckoned.circumstances} = ${score}`,
      },
      factors: factors.map((name) => ({
        name,
        label: labels[name],
        choices: [
          { value: "", text: `As reckoned: ${reckoned[name]}` },
          ...factorChoices[name].map((value) => ({ value: String(value), text: String(value) })),
        ],
      })),
    },
    { status: changed !== null ? 409 : errors.length > 0 ? 400 : 200 },
  );
}
