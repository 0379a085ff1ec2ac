/** Writes down what a body asks of us, and until when. */
import type { QuestionProblem } from "../../../domain/referrals/question.ts";
import type { ReferralDetail } from "../../../respond/desk/incident/referral-desk.ts";
import { type FieldError, type Fields, formView, longText, text } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { markView } from "../words.ts";

export const path = "/incidents/:incident/referrals/:referral/questions/new";
export const needs = "incident";
export const verbs = { get: "referral.write", post: "referral.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const referral = await visit.desk.referral(visit.staff, visit.incident.id, visit.params["referral"] ?? "");
  if (referral === null) return notFound;
  if (referral.authority !== visit.staff.authority) return notYours;
  return show(visit, referral, momentFields("asked-at", visit.now), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const referral = await desk.referral(staff, incident.id, params["referral"] ?? "");
  if (referral === null) return notFound;
  if (referral.authority !== staff.authority) return notYours;
  const askedAt = readMoment(form, "asked-at", "When they asked");
  const dueAt = readMoment(form, "due", "When it is due");
  const asked = longText(form, "asked");
  const errors: readonly FieldError[] = [
    ...(asked === "" ? [{ field: "asked", text: "Enter what they ask for" }] : []),
    ...(askedAt.kind === "error" ? [askedAt.error] : []),
    ...(askedAt.kind === "empty" ? [{ field: "asked-at-day", text: "Enter when they asked" }] : []),
    ...(dueAt.kind === "error" ? [dueAt.error] : []),
  ];
  if (askedAt.kind !== "moment" || errors.length > 0) return show(visit, referral, form, errors);
  const outcome = await desk.askOfReferral(staff, incident.id, referral.id, {
    asked,
    askedBy: text(form, "askedBy"),
    askedAt: askedAt.moment,
    dueAt: dueAt.kind === "moment" ? dueAt.moment : null,
  });
  const here = `/incidents/${incident.reference}/referrals/${referral.id}`;
  if (outcome.ok) return redirect(`${here}#questions`, "It stands in the referral.");
  return show(visit, referral, form, [
    wrong<QuestionProblem["kind"] | "no-such-referral" | "referral-ended">(outcome.problem, {
      "asked-missing": "asked",
      "asked-too-long": "asked",
      "asked-in-future": "asked-at-day",
      "due-before-asked": "due-day",
    }),
  ]);
}

function show(
  { incident }: IncidentVisit,
  referral: ReferralDetail,
  values: Fields,
  errors: readonly FieldError[],
): Reply {
  const here = `/incidents/${incident.reference}/referrals/${referral.id}`;
  return page(
    "referrals/ask/page.njk",
    {
      title: "What do they ask?",
      back: { href: here, text: `Referral ${referral.number}` },
      here: `${here}/questions/new`,
      list: here,
      tlp: markView(referral.mark),
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
