/** Whom the incident was referred to, how far that is, and what they wait for; and whom else one can turn to. */
import { isLate, isWaiting } from "../../../domain/referrals/question.ts";
import type { ReferralDetail } from "../../../respond/desk/incident/referral-desk.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { bodyNameOf, markView, stateTags } from "../words.ts";

export const path = "/incidents/:incident/referrals";
export const needs = "incident";
export const verbs = { get: "referral.read" } as const;

export async function get({ desk, staff, incident, authorities, now }: IncidentVisit): Promise<Reply> {
  const here = `/incidents/${incident.reference}/referrals`;
  const [{ rows, closedToReader }, bodies] = await Promise.all([
    desk.referrals(staff, incident.id),
    desk.referralBodies(staff),
  ]);
  const nameOf = new Map(authorities.map(({ id, name }) => [id, name]));
  const view = (referral: ReferralDetail) => ({
    href: `${here}/${referral.id}`,
    number: referral.number,
    body: bodyNameOf(referral, bodies),
    authority: nameOf.get(referral.authority) ?? "",
    joint: referral.joint,
    tlp: markView(referral.mark),
    state: stateTags[referral.state],
    referredAt: referral.referredAt,
    reference: referral.reference,
    waiting: referral.questions.filter(isWaiting).length,
    late: referral.questions.filter((question) => isLate(question, now)).length,
  });
  return page("referrals/list/page.njk", {
    title: "Referrals",
    here,
    rows: rows.map(view),
    closedToReader,
    bodies: bodies.map((body) => ({ ...body, told: rows.some((one) => one.body === body.key) })),
  });
}
