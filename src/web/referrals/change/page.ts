/** What a referral says, changed: with the version that it was opened with. */
import type { ReferralProblem } from "../../../domain/referrals/referral.ts";
import type { ReferralDetail } from "../../../respond/desk/incident/referral-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { choicesOf, fieldsOf, readReferral, referralFields, referralLabels } from "../form.ts";
import { markView } from "../words.ts";

export const path = "/incidents/:incident/referrals/:referral/change";
export const needs = "incident";
export const verbs = { get: "referral.write", post: "referral.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const referral = await referralOf(visit);
  if (referral === null) return notFound;
  if (referral.authority !== visit.staff.authority) return notYours;
  return show(visit, referral, formOf(referral), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const referral = await referralOf(visit);
  if (referral === null) return notFound;
  if (referral.authority !== staff.authority) return notYours;
  const bodies = await desk.referralBodies(staff);
  const colleagues = (await desk.colleagues(staff)).map(({ id }) => id);
  const read = readReferral(form, bodies, colleagues);
  if ("errors" in read) return show(visit, referral, form, read.errors);
  const change = { version: versionIn(form), form: read.form };
  const outcome = await desk.changeReferral(staff, incident.id, referral.id, change);
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/referrals/${referral.id}`, "Saved.");
  const { problem } = outcome;
  if (problem.kind !== "changed-meanwhile")
    return show(visit, referral, form, [
      wrong<ReferralProblem["kind"] | "no-such-referral">(problem, referralFields),
    ]);
  const now = (await referralOf(visit)) ?? referral;
  const mine = { ...form, version: String(now.version) };
  return show(visit, now, mine, [], changedView(problem, referralLabels, fieldsOf(now), form));
}

function referralOf({ desk, staff, incident, params }: IncidentVisit): Promise<ReferralDetail | null> {
  return desk.referral(staff, incident.id, params["referral"] ?? "");
}

function formOf(referral: ReferralDetail): Fields {
  return withVersion(fieldsOf(referral), referral.version);
}

async function show(
  visit: IncidentVisit,
  referral: ReferralDetail,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const here = `/incidents/${visit.incident.reference}/referrals/${referral.id}`;
  const bodies = await visit.desk.referralBodies(visit.staff);
  return page(
    "referrals/new/page.njk",
    {
      title: `Change referral ${referral.number}`,
      back: { href: here, text: `Referral ${referral.number}` },
      here: `${here}/change`,
      list: here,
      tlp: markView(referral.mark),
      form: formView(values, errors),
      changed,
      choices: await choicesOf(visit, bodies),
    },
    { status: statusOf(changed, errors) },
  );
}
