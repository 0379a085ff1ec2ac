/** Bundles of the own authority: for whom, under which mark, and whether they left the house. */
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { markView } from "../../referrals/words.ts";
import { size } from "../../words/numbers.ts";
import { recipientWords } from "../recipients.ts";
import { makingErrand, stateTags } from "../words.ts";

export const path = "/incidents/:incident/evidence";
export const needs = "incident";
export const verbs = { get: "evidence.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, errands } = visit;
  const here = `/incidents/${incident.reference}/evidence`;
  const key = makingErrand(incident, staff);
  const running = errands.of(key)?.state === "running";
  const ended = running ? null : errands.take(key);
  const [all, bodies] = await Promise.all([desk.evidence(staff, incident.id), desk.referralBodies(staff)]);
  return page(
    "evidence/list/page.njk",
    {
      title: "Evidence",
      here,
      running,
      ending:
        ended === null ? null : ended.state === "broke" ? "It could not be made. Try again." : ended.ending,
      rows: all.map((evidence) => ({
        ...evidence,
        href: `${here}/${evidence.id}`,
        tlp: markView(evidence.mark),
        state: stateTags[evidence.state],
        for: recipientWords(evidence.recipient, visit, bodies),
        size: evidence.made === null ? null : size(evidence.made.bytes),
        handed: evidence.custody.filter(({ kind }) => kind === "handed").length,
        beyond: evidence.custody.some(({ beyond }) => beyond),
      })),
    },
    running ? { refresh: 4 } : {},
  );
}
