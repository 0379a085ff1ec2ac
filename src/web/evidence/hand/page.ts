/** Writes down to whom a bundle was handed; beyond what its mark allows only with reasons. */
import type { HandProblem } from "../../../domain/evidence/evidence.ts";
import type { KnownEvidence } from "../../../respond/evidence/known-evidence.ts";
import { type FieldError, type Fields, formView, longText, text } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { markView } from "../../referrals/words.ts";
import { readRecipient, recipientChoices } from "../recipients.ts";

export const path = "/incidents/:incident/evidence/:evidence/hand";
export const needs = "incident";
export const verbs = { get: "evidence.make", post: "evidence.make" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const evidence = await evidenceOf(visit);
  if (evidence === undefined) return notFound;
  const { body, person } = evidence.recipient;
  return show(visit, evidence, { to: body, person, ...momentFields("at", visit.now) }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const evidence = await evidenceOf(visit);
  if (evidence === undefined) return notFound;
  const to = readRecipient(form, visit, await desk.referralBodies(staff));
  const at = readMoment(form, "at", "When it was handed over");
  const how = text(form, "how");
  const errors: readonly FieldError[] = [
    ...("errors" in to ? to.errors : []),
    ...(how === "" ? [{ field: "how", text: "Enter how it was handed over" }] : []),
    ...(at.kind === "error" ? [at.error] : []),
    ...(at.kind === "empty" ? [{ field: "at-day", text: "Enter when it was handed over" }] : []),
  ];
  if ("errors" in to || at.kind !== "moment" || errors.length > 0) return show(visit, evidence, form, errors);
  const outcome = await desk.handEvidence(staff, incident.id, evidence.id, {
    ...{ to: to.recipient, how, reasons: longText(form, "reasons"), happenedAt: at.moment },
  });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/evidence/${evidence.id}`,
      "It stands in the custody chain.",
    );
  return show(visit, evidence, form, [
    wrong<HandProblem["kind"] | "no-such-evidence">(outcome.problem, {
      "recipient-missing": "to",
      "how-missing": "how",
      "beyond-the-mark": "reasons",
      "happened-in-future": "at-day",
    }),
  ]);
}

async function evidenceOf({
  desk,
  staff,
  incident,
  params,
}: IncidentVisit): Promise<KnownEvidence | undefined> {
  const all = await desk.evidence(staff, incident.id);
  return all.find(({ id, state }) => id === params["evidence"] && state === "made");
}

async function show(
  visit: IncidentVisit,
  evidence: KnownEvidence,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const here = `/incidents/${incident.reference}/evidence/${evidence.id}`;
  return page(
    "evidence/hand/page.njk",
    {
      title: "To whom was it handed?",
      back: { href: here, text: `Evidence bundle ${evidence.number}` },
      here: `${here}/hand`,
      list: here,
      tlp: markView(evidence.mark),
      form: formView(values, errors),
      choices: recipientChoices(visit, await desk.referralBodies(staff)),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
