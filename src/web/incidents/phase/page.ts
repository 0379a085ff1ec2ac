/** Changing an incident's phase, always with reasons: they go into the ledger. */
import { type Phase, phaseTransitions } from "../../../domain/incident/incident.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { phaseTags } from "../../words/states.ts";

export const path = "/incidents/:incident/phase";
export const needs = "incident";
export const verbs = { get: "incident.change-phase", post: "incident.change-phase" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const to = oneOf(form, "to", phasesAfter(incident.phase));
  const reasons = longText(form, "reasons");
  const errors = [
    ...(to === undefined ? [{ field: "to", text: "Select the new phase" }] : []),
    ...(reasons === "" ? [wrong({ kind: "reasons-missing" }, fields)] : []),
  ];
  if (to === undefined || errors.length > 0) return show(visit, form, errors);
  const outcome = await desk.changePhase(staff, incident.id, { to, reasons });
  if (!outcome.ok) return show(visit, form, [wrong(outcome.problem, fields)]);
  return redirect(
    `/incidents/${incident.reference}`,
    `The phase is now: ${phaseTags[to].text.toLowerCase()}.`,
  );
}

const fields = { "not-allowed": "to", "reasons-missing": "reasons" } as const;

const hints: Readonly<Record<Phase, string>> = {
  suspected: "",
  confirmed: "Data was taken, changed, or cannot be reached",
  contained: "The attackers are out, and no more can be taken",
  concluded: "Everyone who must be told has been told, and nothing is left to do. This cannot be undone",
  "near-miss":
    "No personal data was affected. It is kept in the register all the same. This cannot be undone",
};

function phasesAfter(phase: Phase): readonly Phase[] {
  return phaseTransitions.filter(({ from }) => from === phase).map(({ to }) => to);
}

function show({ incident }: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  return page(
    "incidents/phase/page.njk",
    {
      title: "Change the phase",
      form: formView(values, errors),
      back: { href: `/incidents/${incident.reference}`, text: "Situation" },
      now: phaseTags[incident.phase],
      choices: phasesAfter(incident.phase).map((phase) => ({
        value: phase,
        text: phaseTags[phase].text,
        hint: hints[phase],
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
