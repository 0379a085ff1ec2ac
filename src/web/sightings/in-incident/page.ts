/** The sightings of an incident: one's own to triage; of the others counts and indicators, and nobody who reported. */

import { mayEver } from "../../../domain/staff/permissions.ts";
import { type GroupFacts, queueSize } from "../../../respond/desk/incident/sighting-desk.ts";
import { pageNumber } from "../../frame/fields.ts";
import { address, pager } from "../../frame/pager.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { indicatorWords, kindWords } from "../../words/sightings.ts";
import { choicesOf, shownIn } from "../choices.ts";
import { groupView, indicatorText } from "../line-view.ts";

export const path = "/incidents/:incident/sightings";
export const needs = "incident";
export const verbs = { get: "sighting.count" } as const;

export async function get({ desk, staff, incident, query, authorities }: IncidentVisit): Promise<Reply> {
  const base = `/incidents/${incident.reference}/sightings`;
  const show = shownIn(query);
  const at = pageNumber(query);
  const reads = mayEver(staff.role, "sighting.read");
  const [own, facts, counts] = await Promise.all([
    reads
      ? desk.sightingQueue(staff, { incident: incident.id, show, page: at })
      : Promise.resolve({ groups: [], total: 0 }),
    desk.sightingFacts(staff, incident.id),
    desk.sightingCounts(staff, incident.id),
  ]);
  const nameOf = new Map(authorities.map(({ id, name }) => [id, name]));
  const mine = facts.filter(({ authority }) => authority === staff.authority);
  return page("sightings/in-incident/page.njk", {
    title: "Sightings",
    reads,
    counts,
    choices: choicesOf(base, show),
    groups: own.groups.map((line) => groupView(line, staff.id)),
    show,
    pager: pager(at, Math.ceil(own.total / queueSize), (number) =>
      address(base, { show: show === "open" ? undefined : show, page: number }),
    ),
    others: facts
      .filter(({ authority }) => authority !== staff.authority)
      .map((one) => ({
        authority: nameOf.get(one.authority) ?? "",
        kind: kindWords[one.kind],
        howMany: count(one.members, "sighting", "sightings"),
        open: one.open,
        lastAt: one.lastAt,
        indicators: one.indicators.map(({ kind, value }) => ({
          words: indicatorWords[kind],
          value: indicatorText(kind, value),
          yours: seenBy(mine, kind, value),
        })),
      })),
  });
}

/** Of one's own the first group that has it too. */
function seenBy(mine: readonly GroupFacts[], kind: string, value: string) {
  const group = mine.find(({ indicators }) =>
    indicators.some((one) => one.kind === kind && one.value === value),
  );
  return group === undefined ? null : `/sightings/groups/${group.group}`;
}
