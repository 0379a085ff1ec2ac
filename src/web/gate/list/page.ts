/** Whom the gate holds: a work list for each lane, with who has it, since when, and what was tried. */
import { type Lane, lanes } from "../../../domain/gate/lane.ts";
import type { HoldLine } from "../../../respond/desk/people/gate-desk.ts";
import { oneOf, pageNumber } from "../../frame/fields.ts";
import { address, pager } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { dayOfIso } from "../../words/dates.ts";
import { count } from "../../words/numbers.ts";
import { bandTags, holdWordsOf } from "../../words/states.ts";
import { laneWords, outcomeWords } from "../words.ts";

export const path = "/incidents/:incident/gate";
export const needs = "incident";
export const verbs = { get: "gate.read" } as const;

const assignments = ["me", "nobody"] as const;

export async function get({ desk, staff, incident, query }: IncidentVisit): Promise<Reply> {
  const lane = oneOf(query, "lane", lanes) ?? null;
  const assigned = oneOf(query, "assigned", assignments) ?? null;
  const asked = pageNumber(query);
  const found = await desk.holds(staff, {
    ...{ incident: incident.id, lane, page: asked },
    assigned: assigned === "me" ? staff.id : assigned,
  });
  if (found.rows.length === 0 && asked > 1) return notFound;
  const { removed } = await desk.gateRules(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  const here = `${base}/gate`;
  const to = (changes: Readonly<Record<string, string | number | undefined>>) =>
    address(here, { lane: lane ?? undefined, assigned: assigned ?? undefined, ...changes });
  return page("gate/list/page.njk", {
    title: lane === null ? "Held for a look" : laneWords[lane].text,
    here,
    importing: `${base}/flags/import`,
    lane: lane === null ? null : laneWords[lane],
    lanes: lanes.map((one) => tab(one, lane, found.counts[one], to)),
    all: { count: found.counts.all, href: to({ lane: undefined }), here: lane === null },
    assignments: [
      { text: "Everybody’s", href: to({ assigned: undefined }), here: assigned === null },
      { text: "Mine", href: to({ assigned: "me" }), here: assigned === "me" },
      { text: "Nobody’s", href: to({ assigned: "nobody" }), here: assigned === "nobody" },
    ],
    removed: removed.length,
    found: count(found.total, "person", "people"),
    rows: found.rows.map((row) => rowOf(row, here)),
    page: found.page,
    pages: found.pages,
    pager: pager(found.page, found.pages, (n) => to({ page: n === 1 ? undefined : n })),
  });
}

type To = (changes: Readonly<Record<string, string>>) => string;

function tab(lane: Lane, chosen: Lane | null, people: number, to: To) {
  return { text: laneWords[lane].text, count: people, href: to({ lane }), here: lane === chosen };
}

function rowOf(row: HoldLine, here: string) {
  return {
    href: `${here}/${row.notice}`,
    name: row.name === "" ? "No name found" : row.name,
    reference: row.reference,
    band: bandTags[row.band],
    reasons: row.reasons.map(holdWordsOf),
    since: row.since,
    tried:
      row.lastEffort === null
        ? "Nothing yet"
        : `${outcomeWords[row.lastEffort.outcome]}${row.efforts > 1 ? `, the last of ${row.efforts}` : ""}`,
    assigned: row.assignedToName ?? "Nobody",
    next: row.nextOn === null ? "" : dayOfIso(row.nextOn),
    waits: row.askedBy !== null,
  };
}
