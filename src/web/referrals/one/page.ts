/** One referral: what was told, their reference and contact, what they asked, what was answered. */
import { documentsText, isLate, isWaiting } from "../../../domain/referrals/question.ts";
import { isOpen, mayStep, referralSteps } from "../../../domain/referrals/referral.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { bodyNameOf, markView, stateTags, stepWords } from "../words.ts";

export const path = "/incidents/:incident/referrals/:referral";
export const needs = "incident";
export const verbs = { get: "referral.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, authorities, params, now } = visit;
  const referral = await desk.referral(staff, incident.id, params["referral"] ?? "");
  if (referral === null) return notFound;
  const bodies = await desk.referralBodies(staff);
  const list = `/incidents/${incident.reference}/referrals`;
  const here = `${list}/${referral.id}`;
  const mine = referral.authority === staff.authority;
  const tlp = markView(referral.mark);
  return page("referrals/one/page.njk", {
    title: `Referral ${referral.number}: ${bodyNameOf(referral, bodies)} (${tlp.text})`,
    heading: `Referral: ${bodyNameOf(referral, bodies)}`,
    back: { href: list, text: "Referrals" },
    here,
    tlp,
    mine,
    referral,
    authority: authorities.find(({ id }) => id === referral.authority)?.name ?? "",
    state: stateTags[referral.state],
    open: isOpen(referral),
    steps: mine
      ? referralSteps
          .filter((step) => mayStep(referral, step))
          .map((step) => ({ href: `${here}/steps/${step}`, text: stepWords[step].button }))
      : [],
    questions: referral.questions.map((question) => ({
      ...question,
      waiting: isWaiting(question),
      late: isLate(question, now),
      href: `${here}/questions/${question.id}`,
      answers: question.answers.map((answer) => ({ ...answer, listed: documentsText(answer.documents) })),
    })),
  });
}
