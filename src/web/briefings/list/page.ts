/** All briefings of an incident: the own, those that partners ask to be passed on, and partners' by their counts. */
import { briefingReference } from "../../../domain/briefings/briefing.ts";
import type {
  BriefingCounts,
  BriefingLine,
  Proposal,
} from "../../../respond/desk/incident/briefing-reading.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { audienceInWords } from "../audience-words.ts";
import { hrefOf, shownVersion, tagOf, tallyView } from "../find.ts";

export const path = "/incidents/:incident/briefings";
export const needs = "incident";
export const verbs = { get: "briefing.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, authorities } = visit;
  const nameOf = new Map(authorities.map(({ id, name }) => [id, name]));
  const lines = await desk.briefings(staff, incident.id);
  const proposals = await desk.proposals(staff, incident.id);
  const counts = await desk.briefingCounts(staff, incident.id);
  const mine = (await desk.myBriefings(staff)).filter(
    (one) => one.incident === incident.id && one.acknowledgedAt === null,
  );
  const waiting = proposals.filter(({ to, answer }) => to === staff.authority && answer === null);
  return page("briefings/list/page.njk", {
    title: "Briefings",
    here: hrefOf(visit),
    mine:
      mine.length === 0
        ? ""
        : count(new Set(mine.map(({ recipient }) => recipient)).size, "briefing", "briefings"),
    rows: lines.map((line) => rowOf(line)),
    waiting: waiting.map((one) => proposalOf(one)),
    answered: proposals.filter((one) => !waiting.includes(one)).map((one) => proposalOf(one)),
    partners: counts.filter(({ by }) => by !== staff.authority).map((one) => partnerOf(one)),
    alone: incident.involved.length < 2,
  });

  function rowOf({ briefing, counts: counted }: BriefingLine) {
    const version = shownVersion(briefing);
    return {
      number: briefing.number,
      reference: briefingReference(briefing.number),
      title: version.title,
      tag: tagOf(briefing),
      audience: audienceInWords(briefing.audience, authorities),
      sentAt: counted?.sentAt ?? null,
      versions: counted === null || counted.version === 1 ? "" : `version ${counted.version}`,
      tally: counted === null ? null : tallyView(counted.total),
    };
  }

  function proposalOf(proposal: Proposal) {
    return {
      ...proposal,
      own: proposal.from === staff.authority,
      from: nameOf.get(proposal.from) ?? "",
      to: nameOf.get(proposal.to) ?? "",
      answered:
        proposal.answer === "passed-on"
          ? "Passed on"
          : proposal.answer === "declined"
            ? "Not passed on"
            : "Waiting",
    };
  }

  function partnerOf({ by, number, version, sentAt, total }: BriefingCounts) {
    return { name: nameOf.get(by) ?? "", number, version, sentAt, ...tallyView(total) };
  }
}
