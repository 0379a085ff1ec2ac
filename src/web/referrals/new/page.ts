/** A new referral; it is a draft until somebody says that the body was told. */
import type { ReferralProblem } from "../../../domain/referrals/referral.ts";
import { type FieldError, type Fields, formView, raw } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { choicesOf, readReferral, referralFields } from "../form.ts";

export const path = "/incidents/:incident/referrals/new";
export const needs = "incident";
export const verbs = { get: "referral.write", post: "referral.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, { joint: "own", body: raw(visit.query, "to") }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const bodies = await desk.referralBodies(staff);
  const colleagues = (await desk.colleagues(staff)).map(({ id }) => id);
  const read = readReferral(form, bodies, colleagues);
  if ("errors" in read) return show(visit, form, read.errors);
  const outcome = await desk.addReferral(staff, incident.id, read.form);
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/referrals/${outcome.value.id}`,
      "The referral is written. Say when they were told.",
    );
  return show(visit, form, [
    wrong<ReferralProblem["kind"] | "no-such-incident">(outcome.problem, referralFields),
  ]);
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const list = `/incidents/${visit.incident.reference}/referrals`;
  const bodies = await visit.desk.referralBodies(visit.staff);
  return page(
    "referrals/new/page.njk",
    {
      title: "Refer the incident to a body outside",
      back: { href: list, text: "Referrals" },
      here: `${list}/new`,
      list,
      form: formView(values, errors),
      choices: await choicesOf(visit, bodies),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
