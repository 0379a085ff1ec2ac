/** The flags on one person: which there are, where they come from, and raising another. It holds at once. */
import { needsTwoToLift } from "../../../domain/gate/flag.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { personFlags } from "../../../domain/people/mention.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { type FieldError, type Fields, formView, longText, oneOf, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { flagTags } from "../../words/states.ts";
import { flagChoices, sourceWords } from "../words.ts";

export const path = "/incidents/:incident/people/:person/flags";
export const needs = "incident";
export const verbs = { get: "flag.raise", post: "flag.raise" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const person = params["person"] as PersonId;
  const flag = oneOf(form, "flag", personFlags);
  const reasons = longText(form, "reasons");
  const errors = [
    ...(flag === undefined ? [{ field: "flag", text: "Select a flag" }] : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Enter your reasons" }] : []),
  ];
  if (flag === undefined || errors.length > 0) return await show(visit, form, errors);
  const apartFrom = text(form, "apart-from");
  const outcome = await desk.raiseFlag(staff, incident.id, person, { flag, apartFrom, reasons });
  if (outcome.ok) {
    const { stopped, underWay } = outcome.value;
    const held =
      stopped === 0 ? "Nothing was on its way." : `${count(stopped, "notice is", "notices are")} held now.`;
    const late =
      underWay === 0
        ? ""
        : ` ${count(underWay, "message is", "messages are")} being carried at this moment, and held if unsent.`;
    return redirect(`/incidents/${incident.reference}/people/${person}/flags`, `Flagged. ${held}${late}`);
  }
  const { problem } = outcome;
  if (problem.kind === "no-such-person") return notFound;
  const fields = { "flag-already": "flag", "words-too-long": "reasons", "reference-malformed": "apart-from" };
  return await show(visit, form, [wrong(problem, { ...fields, "apart-from-self": "apart-from" })]);
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const id = params["person"] as PersonId;
  const outcome = await desk.flagsOf(staff, incident.id, id);
  if (!outcome.ok) return notFound;
  const { reference, flags } = outcome.value;
  const base = `/incidents/${incident.reference}/people/${id}`;
  return page(
    "gate/flags/page.njk",
    {
      title: `Flags of ${reference}`,
      back: { href: base, text: reference },
      here: `${base}/flags`,
      form: formView(values, errors),
      reference,
      choices: flagChoices,
      mayLift: mayEver(staff.role, "flag.lift"),
      flags: flags.map(({ flag, certain, sources, state, liftAskedByName, liftAskedAt }) => ({
        ...{ tag: flagTags[flag], href: `${base}/flags/${flag}`, certain },
        from: sources.map((source) => sourceWords[source]).join("; "),
        two: needsTwoToLift(flag),
        asked: state === "lift-asked" ? { by: liftAskedByName, at: liftAskedAt } : null,
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
