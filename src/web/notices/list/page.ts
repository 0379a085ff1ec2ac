/** Notices: how many in each state, work that goes on, and the list with its filters. */
import { channels } from "../../../domain/notices/notice.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { type Fields, oneOf, pageNumber, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { bands, holdReasons, noticeStates } from "../../words/states.ts";
import { deliverErrand, draftErrand } from "../errands.ts";
import { haltView } from "../resume/page.ts";
import { errandView, noticesView, sendingView } from "./view.ts";

export const path = "/incidents/:incident/notices";
export const needs = "incident";
export const verbs = { get: "notice.read" } as const;

const secondsBetween = 5;

export async function get({ desk, staff, incident, query, errands }: IncidentVisit): Promise<Reply> {
  const filters = readFilters(query);
  const asked = pageNumber(query);
  const [found, counts, halt] = await Promise.all([
    desk.notices(staff, { ...filters, incident: incident.id, page: asked }),
    desk.noticeCounts(staff, incident.id),
    desk.deliveryHalt(staff),
  ]);
  if (found.rows.length === 0 && asked > 1) return notFound;
  const base = `/incidents/${incident.reference}`;
  const drafting = errands.take(draftErrand(incident, staff));
  const delivering = errands.take(deliverErrand);
  const drafts = errandView(drafting, "Drafting notices");
  const still = raw(query, "still") === "1";
  const going = drafts !== null || (counts.byState.sending > 0 && halt === null);
  const ended = [drafting, delivering].flatMap((errand) => (errand?.ending ? [errand.ending] : []));
  const broke = [drafting, delivering].some((errand) => errand?.state === "broke");
  return page(
    "notices/list/page.njk",
    {
      ...noticesView(found, counts, filters, base),
      drafts,
      halt: halt === null ? null : { ...haltView(halt), mayResume: mayEver(staff.role, "notice.resume") },
      sending: halt === null ? sendingView(counts) : null,
      going,
      still,
      ended,
      broke,
      secondsBetween,
    },
    { refresh: going && !still ? secondsBetween : null },
  );
}

function readFilters(query: Fields) {
  const chosen = {
    state: oneOf(query, "state", noticeStates),
    channel: oneOf(query, "channel", channels),
    band: oneOf(query, "band", bands),
    hold: oneOf(query, "hold", holdReasons),
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof typeof chosen]?: NonNullable<(typeof chosen)[K]>;
  };
}
