/** Changing an incident's phase, always with reasons: they go into the ledger. */
import { type Incident, type Phase, phaseTransitions } from "../../../domain/incident/incident.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { phaseTags } from "../../words/states.ts";

export const path = "/incidents/:incident/phase";
export const needs = "incident";
export const verbs = { get: "incident.change-phase", post: "incident.change-phase" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { version, incident } = await standingOf(visit);
  return show(incident, withVersion({}, version), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  // Whether it follows is the desk's to say, which knows of a phase that changed meanwhile.
  const to = oneOf(form, "to", phases);
  const reasons = longText(form, "reasons");
  const errors = [
    ...(to === undefined ? [{ field: "to", text: "Select the new phase" }] : []),
    ...(reasons === "" ? [wrong({ kind: "reasons-missing" }, fields)] : []),
  ];
  if (to === undefined || errors.length > 0) return show(incident, form, errors);
  const outcome = await desk.changePhase(staff, incident.id, { to, reasons, version: versionIn(form) });
  if (!outcome.ok && outcome.problem.kind === "changed-meanwhile") {
    const now = await standingOf(visit);
    const theirs = { to: now.incident.phase, reasons: "In the ledger" };
    const changed = changedView(outcome.problem, labels, theirs, form);
    return show(now.incident, withVersion(form, now.version), [], changed);
  }
  if (!outcome.ok) return show(incident, form, [wrong(outcome.problem, fields)]);
  return redirect(
    `/incidents/${incident.reference}`,
    `The phase is now: ${phaseTags[to].text.toLowerCase()}.`,
  );
}

const labels = {
  to: {
    label: "The phase",
    choices: Object.fromEntries(Object.entries(phaseTags).map(([phase, { text }]) => [phase, text])),
  },
  reasons: "Reasons",
};

/** The version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff, incident }: IncidentVisit) {
  const version = await desk.version(staff, { kind: "phase", incident: incident.id });
  return { version, incident: (await desk.incident(staff, incident.reference)) ?? incident };
}

const fields = { "not-allowed": "to", "reasons-missing": "reasons", "words-too-long": "reasons" } as const;

const hints: Readonly<Record<Phase, string>> = {
  suspected: "",
  confirmed: "Data was taken, changed, or cannot be reached",
  contained: "The attackers are out, and no more can be taken",
  concluded: "Everyone who must be told has been told, and nothing is left to do. This cannot be undone",
  "near-miss":
    "No personal data was affected. It is kept in the register all the same. This cannot be undone",
};

const phases = [...new Set(phaseTransitions.map(({ to }) => to))];

function phasesAfter(phase: Phase): readonly Phase[] {
  return phaseTransitions.filter(({ from }) => from === phase).map(({ to }) => to);
}

function show(
  incident: Incident,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  return page(
    "incidents/phase/page.njk",
    {
      title: "Change the phase",
      form: formView(values, errors),
      back: { href: `/incidents/${incident.reference}`, text: "Situation" },
      changed,
      now: phaseTags[incident.phase],
      choices: phasesAfter(incident.phase).map((phase) => ({
        value: phase,
        text: phaseTags[phase].text,
        hint: hints[phase],
      })),
    },
    { status: statusOf(changed, errors) },
  );
}
