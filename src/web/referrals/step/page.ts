/** Takes a referral a step on: told, acknowledged, closed, reopened, withdrawn. */
import {
  mayStep,
  needsReasons,
  type ReferralStep,
  referralSteps,
  type StepProblem,
} from "../../../domain/referrals/referral.ts";
import type { ReferralDetail } from "../../../respond/desk/incident/referral-desk.ts";
import { type FieldError, type Fields, formView, longText, text } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { bodyNameOf, markView, stateTags, stepWords } from "../words.ts";

export const path = "/incidents/:incident/referrals/:referral/steps/:act";
export const needs = "incident";
export const verbs = { get: "referral.write", post: "referral.write" } as const;

type Asked = { readonly referral: ReferralDetail; readonly step: ReferralStep };

export async function get(visit: IncidentVisit): Promise<Reply> {
  const asked = await askedOf(visit);
  if ("kind" in asked) return asked;
  return show(visit, asked, momentFields("at", visit.now), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const asked = await askedOf(visit);
  if ("kind" in asked) return asked;
  const { referral, step } = asked;
  const at = readMoment(form, "at", "When it happened");
  const reasons = longText(form, "reasons");
  const errors: readonly FieldError[] = [
    ...(at.kind === "error" ? [at.error] : []),
    ...(at.kind === "empty" ? [{ field: "at-day", text: "Enter when it happened" }] : []),
    ...(needsReasons(step) && reasons === "" ? [{ field: "reasons", text: "Give your reasons" }] : []),
  ];
  if (at.kind !== "moment" || errors.length > 0) return show(visit, asked, form, errors);
  const outcome = await desk.stepReferral(staff, incident.id, referral.id, step, {
    at: at.moment,
    reasons,
    reference: text(form, "reference"),
  });
  if (outcome.ok)
    return redirect(`/incidents/${incident.reference}/referrals/${referral.id}`, stepWords[step].done);
  const problem = wrong<StepProblem["kind"] | "no-such-referral">(outcome.problem, {
    "happened-in-future": "at-day",
    "reasons-missing": "reasons",
    "words-too-long": "reasons",
  });
  return show(visit, { ...asked, referral: (await referralOf(visit)) ?? referral }, form, [problem]);
}

async function askedOf(visit: IncidentVisit): Promise<Asked | Reply> {
  const step = referralSteps.find((known) => known === visit.params["act"]);
  const referral = await referralOf(visit);
  if (step === undefined || referral === null) return notFound;
  return referral.authority === visit.staff.authority ? { referral, step } : notYours;
}

function referralOf({ desk, staff, incident, params }: IncidentVisit): Promise<ReferralDetail | null> {
  return desk.referral(staff, incident.id, params["referral"] ?? "");
}

async function show(
  { desk, staff, incident }: IncidentVisit,
  { referral, step }: Asked,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const here = `/incidents/${incident.reference}/referrals/${referral.id}`;
  const words = stepWords[step];
  return page(
    "referrals/step/page.njk",
    {
      title: words.title,
      back: { href: here, text: `Referral ${referral.number}` },
      here: `${here}/steps/${step}`,
      list: here,
      words,
      body: bodyNameOf(referral, await desk.referralBodies(staff)),
      tlp: markView(referral.mark),
      state: stateTags[referral.state],
      changedAt: referral.changedAt,
      changedBy: referral.changedByName,
      possible: mayStep(referral, step),
      reasons: needsReasons(step),
      reference: step === "make" || step === "acknowledge",
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
