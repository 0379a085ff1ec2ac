/** What one's own authority is seeing, whatever incident it belongs to. */
import { queueSize } from "../../../respond/desk/incident/sighting-desk.ts";
import { pageNumber } from "../../frame/fields.ts";
import { address, pager } from "../../frame/pager.ts";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { choicesOf, shownIn } from "../choices.ts";
import { groupView } from "../line-view.ts";

export const path = "/sightings";
export const needs = "staff";
export const verbs = { get: "sighting.read" } as const;

export async function get({ desk, staff, query }: StaffVisit): Promise<Reply> {
  const show = shownIn(query);
  const at = pageNumber(query);
  const { groups, total } = await desk.sightingQueue(staff, { incident: null, show, page: at });
  return page(
    "sightings/queue/page.njk",
    {
      title: "Sightings",
      choices: choicesOf("/sightings", show),
      groups: groups.map((line) => groupView(line, staff.id)),
      total: count(total, "group", "groups"),
      show,
      pager: pager(at, Math.ceil(total / queueSize), (number) =>
        address("/sightings", { show: show === "open" ? undefined : show, page: number }),
      ),
    },
    { keys: true },
  );
}
