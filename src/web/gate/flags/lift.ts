/** One flag of a person: lifting it, answering a colleague who asked to, or saying that it is meant for them. */
import { type FlagOnPerson, needsTwoToLift } from "../../../domain/gate/flag.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { personFlags } from "../../../domain/people/mention.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { flagTags } from "../../words/states.ts";

export const path = "/incidents/:incident/people/:person/flags/:personFlag";
export const needs = "incident";
export const verbs = { get: "flag.lift", post: "flag.lift" } as const;

const choices = ["lift", "keep", "confirm"] as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const person = params["person"] as PersonId;
  const flag = personFlags.find((one) => one === params["personFlag"]);
  if (flag === undefined) return notFound;
  const choice = oneOf(form, "choice", choices);
  const reasons = longText(form, "reasons");
  const errors = [
    ...(choice === undefined ? [{ field: "choice", text: "Select what becomes of it" }] : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Enter your reasons" }] : []),
  ];
  if (choice === undefined || errors.length > 0) return await show(visit, form, errors);
  const outcome =
    choice === "lift"
      ? await desk.liftFlag(staff, incident.id, person, { flag, reasons })
      : await desk.settleFlag(staff, incident.id, person, { flag, settle: choice, reasons });
  if (outcome.ok)
    return redirect(`/incidents/${incident.reference}/people/${person}/flags`, said[outcome.value]);
  const { problem } = outcome;
  if (problem.kind === "no-such-person") return notFound;
  return await show(visit, form, [wrong(problem, { "words-too-long": "reasons", "own-lift": "choice" })]);
}

const said = {
  "ask-lift": "Asked. Another colleague lifts it, or keeps it.",
  lift: "Lifted. Whoever is held stays so until notices are drafted anew, or somebody releases them.",
  keep: "It stays.",
  confirm: "It is meant for this person.",
} as const;

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const id = params["person"] as PersonId;
  const outcome = await desk.flagsOf(staff, incident.id, id);
  if (!outcome.ok) return notFound;
  const flag = outcome.value.flags.find((one) => one.flag === params["personFlag"]);
  if (flag === undefined) return notFound;
  const here = `/incidents/${incident.reference}/people/${id}/flags`;
  const own = flag.state === "lift-asked" && flag.liftAskedBy === staff.id;
  return page(
    "gate/flags/lift.njk",
    {
      title: `${flagTags[flag.flag].text}: does it still hold?`,
      back: { href: here, text: `Flags of ${outcome.value.reference}` },
      here: `${here}/${flag.flag}`,
      cancel: here,
      form: formView(values, errors),
      reference: outcome.value.reference,
      own,
      asked:
        flag.state === "lift-asked"
          ? { by: flag.liftAskedByName, at: flag.liftAskedAt, why: flag.liftReasons }
          : null,
      choices: choicesFor(flag, own),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

function choicesFor(flag: FlagOnPerson, own: boolean) {
  const asked = flag.state === "lift-asked";
  const lift = needsTwoToLift(flag.flag) && !asked ? "Ask to lift it" : "Lift it";
  return [
    ...(own
      ? []
      : [
          {
            value: "lift",
            text: lift,
            ...(lift === "Lift it" ? {} : { hint: "Another colleague then lifts it" }),
          },
        ]),
    ...(asked ? [{ value: "keep", text: "Keep it" }] : []),
    ...(flag.certain ? [] : [{ value: "confirm", text: "It is meant for this person" }]),
  ];
}
