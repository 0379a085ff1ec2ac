/** The circumstances of the authority's own data: what became of it, and whether it was meant. Everybody's severity follows. */
import type { SetCircumstances } from "../../../domain/severity/set-circumstances.ts";
import { type ChangedView, changedView, versionIn } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, raw } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";

export const path = "/incidents/:incident/circumstances";
export const needs = "incident";
export const verbs = { get: "circumstances.set", post: "circumstances.set" } as const;

const names = ["confidentiality", "integrity", "availability"] as const;
const labels = {
  confidentiality: {
    label: "Who has seen it?",
    choices: {
      kept: "Nobody who should not",
      "lost-to-known": "People who are known",
      "lost-to-unknown": "People who are not known",
    },
  },
  integrity: {
    label: "Was it altered?",
    choices: {
      kept: "No",
      altered: "Yes, and possibly used so",
      "not-recoverable": "Yes, and it cannot be put right",
    },
  },
  availability: {
    label: "Can you still get at it?",
    choices: { kept: "Yes", "temporarily-lost": "Not for a time", lost: "No, it is lost for good" },
  },
  malicious: {
    label: "Was it done to do harm?",
    choices: { yes: "Yes, by an attacker", no: "No, by mistake" },
  },
  unintelligible: {
    label: "Can whoever took it read it?",
    choices: { no: "Yes, or nobody knows", yes: "No: it is encrypted, and the key is safe" },
  },
} as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, null, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const outcome = await desk.setCircumstances(staff, incident.id, {
    set: setIn(form),
    reasons: longText(form, "reasons"),
    version: versionIn(form),
  });
  const { reference } = incident;
  if (outcome.ok)
    return redirect(`/incidents/${reference}/circumstances`, "Set. Everybody’s severity is reckoned anew.");
  const { problem } = outcome;
  if (problem.kind !== "changed-meanwhile")
    return await show(visit, form, [
      wrong(problem, {
        "reasons-missing": "reasons",
        "words-too-long": "reasons",
        "circumstances-out-of-bounds": "confidentiality",
      }),
    ]);
  const { set, reasons } = await desk.circumstances(staff, incident.id);
  const theirs = fieldsOf(set, reasons);
  return await show(visit, form, [], changedView(problem, { ...labels, reasons: "Reasons" }, theirs, form));
}

/** What nobody offered is refused by the use case. */
function setIn(form: Fields): SetCircumstances {
  const [confidentiality, integrity, availability] = names.map((name) => raw(form, name));
  return {
    ...{ confidentiality, integrity, availability },
    malicious: raw(form, "malicious") !== "no",
    unintelligible: raw(form, "unintelligible") === "yes",
  } as SetCircumstances;
}

function fieldsOf(set: SetCircumstances, reasons: string): Fields {
  return {
    ...Object.fromEntries(names.map((name) => [name, set[name]])),
    malicious: set.malicious ? "yes" : "no",
    unintelligible: set.unintelligible ? "yes" : "no",
    reasons,
  };
}

async function show(
  { desk, staff, incident }: IncidentVisit,
  typed: Fields | null,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const { set, reasons, byName, at, version } = await desk.circumstances(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  const values = { ...(typed ?? fieldsOf(set, reasons)), version: String(version) };
  return page(
    "people/circumstances/page.njk",
    {
      title: "Circumstances of the severity",
      back: { href: `${base}/judgements`, text: "Who is told" },
      here: `${base}/circumstances`,
      form: formView(values, errors),
      changed,
      set: byName === null ? null : { by: byName, at },
      questions: Object.entries(labels).map(([name, { label, choices }]) => ({
        ...{ name, label },
        choices: Object.entries(choices).map(([value, text]) => ({ value, text })),
      })),
    },
    { status: changed !== null ? 409 : errors.length > 0 ? 400 : 200 },
  );
}
