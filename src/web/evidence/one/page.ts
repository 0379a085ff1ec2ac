/** One bundle: what it is, its hash to compare, and its custody chain. */
import { mayDecide } from "../../../domain/evidence/evidence.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { markView } from "../../referrals/words.ts";
import { size } from "../../words/numbers.ts";
import { recipientWords } from "../recipients.ts";
import { stateTags } from "../words.ts";

export const path = "/incidents/:incident/evidence/:evidence";
export const needs = "incident";
export const verbs = { get: "evidence.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params } = visit;
  const evidence = (await desk.evidence(staff, incident.id)).find(({ id }) => id === params["evidence"]);
  if (evidence === undefined) return notFound;
  const bodies = await desk.referralBodies(staff);
  const list = `/incidents/${incident.reference}/evidence`;
  const tlp = markView(evidence.mark);
  return page("evidence/one/page.njk", {
    title: `Evidence bundle ${evidence.number} (${tlp.text})`,
    heading: `Evidence bundle ${evidence.number}`,
    back: { href: list, text: "Evidence" },
    here: `${list}/${evidence.id}`,
    tlp,
    evidence,
    state: stateTags[evidence.state],
    for: recipientWords(evidence.recipient, visit, bodies),
    size: evidence.made === null ? "" : size(evidence.made.bytes),
    mayDecide: mayDecide(evidence, staff.id) === null,
    custody: evidence.custody.map((one) => ({
      ...one,
      to: one.to === null ? "" : recipientWords(one.to, visit, bodies),
    })),
  });
}
