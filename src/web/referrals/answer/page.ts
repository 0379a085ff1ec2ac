/** What we answered, with the files that went along listed by their hashes; or that we declined, and why. */
import { documentsIn, type QuestionProblem } from "../../../domain/referrals/question.ts";
import type { ReferralDetail } from "../../../respond/desk/incident/referral-desk.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { markView } from "../words.ts";

export const path = "/incidents/:incident/referrals/:referral/questions/:question";
export const needs = "incident";
export const verbs = { get: "referral.write", post: "referral.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const referral = await referralOf(visit);
  if (referral === null) return notFound;
  if (referral.authority !== visit.staff.authority) return notYours;
  return show(visit, referral, { kind: "answered" }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const referral = await referralOf(visit);
  if (referral === null) return notFound;
  if (referral.authority !== staff.authority) return notYours;
  const kind = oneOf(form, "kind", ["answered", "declined"] as const);
  const words = longText(form, "words");
  const documents = documentsIn(longText(form, "documents"));
  const errors: readonly FieldError[] = [
    ...(kind === undefined ? [{ field: "kind", text: "Select whether you answered or declined" }] : []),
    ...(words === "" ? [{ field: "words", text: "Enter what you answered" }] : []),
    ...(documents === null
      ? [
          {
            field: "documents",
            text: "Each line must be a SHA-256 of 64 letters and digits, then the file’s name",
          },
        ]
      : []),
  ];
  if (kind === undefined || documents === null || errors.length > 0)
    return show(visit, referral, form, errors);
  const question = params["question"] ?? "";
  const outcome = await desk.answerReferral(staff, incident.id, referral.id, question, {
    ...{ kind, words, documents },
  });
  const here = `/incidents/${incident.reference}/referrals/${referral.id}`;
  if (outcome.ok) return redirect(`${here}#questions`, "The answer stands in the referral.");
  return show(visit, referral, form, [
    wrong<QuestionProblem["kind"] | "no-such-referral" | "no-such-question">(outcome.problem, {
      "answer-missing": "words",
      "referral-answer-too-long": "words",
      "too-many-documents": "documents",
    }),
  ]);
}

function referralOf({ desk, staff, incident, params }: IncidentVisit): Promise<ReferralDetail | null> {
  return desk.referral(staff, incident.id, params["referral"] ?? "");
}

function show(
  { incident, params }: IncidentVisit,
  referral: ReferralDetail,
  values: Fields,
  errors: readonly FieldError[],
): Reply {
  const question = referral.questions.find(({ id }) => id === params["question"]);
  if (question === undefined) return notFound;
  const here = `/incidents/${incident.reference}/referrals/${referral.id}`;
  return page(
    "referrals/answer/page.njk",
    {
      title: `Answer question ${question.number}`,
      back: { href: here, text: `Referral ${referral.number}` },
      here: `${here}/questions/${question.id}`,
      list: here,
      tlp: markView(referral.mark),
      question,
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
