/** What happened, when, and when that was written down: everything, or what the filters leave. */
import { timelineKinds } from "../../../domain/timeline/kinds.ts";
import { type Fields, formView, raw, text } from "../../frame/fields.ts";
import { address, pager, pageSize } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { namesIn } from "../../record/names.ts";
import { count } from "../../words/numbers.ts";
import { filtersIn, queryOf } from "./form.ts";
import { daysOf, rowView } from "./view.ts";

export const path = "/incidents/:incident/timeline";
export const needs = "incident";
export const verbs = { get: "timeline.read", post: "timeline.read" } as const;

const kindNames: Readonly<Record<(typeof timelineKinds)[number], string>> = {
  incident: "The incident and who is exposed",
  measures: "Measures and trust",
  staff: "Sightings and briefings",
  data: "Holdings and people",
  telling: "Telling people",
  public: "The public page",
  regulator: "Clocks, decisions, the report",
  referral: "Referrals and hand-over",
  "by-hand": "Lines added by hand",
  other: "Everything else",
};

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, query, memory, authorities } = visit;
  const asked = queryOf(query, memory);
  const filters = filtersIn(query);
  const q = raw(query, "q");
  const narrowed = Object.keys(filters).some((name) => name !== "order") || asked.words !== undefined;
  const [found, actors, names, pinned] = await Promise.all([
    desk.timeline(staff, incident.id, asked),
    desk.timelineActors(staff, incident.id),
    namesIn(visit),
    narrowed || asked.page > 1
      ? { rows: [] }
      : desk.timeline(staff, incident.id, { pinned: true, order: "oldest", page: 1 }),
  ]);
  if (found.rows.length === 0 && asked.page > 1) return notFound;
  const here = `/incidents/${incident.reference}/timeline`;
  const kept = { ...filters, q: asked.words === undefined ? undefined : q };
  return page("timeline/list/page.njk", {
    title: "Timeline",
    here,
    form: formView({ ...filters, order: asked.order, words: asked.words ?? "" }),
    narrowed,
    lost: q !== "" && asked.words === undefined,
    found: count(found.total, "line", "lines"),
    order: asked.order,
    days: daysOf(found.rows, here, names),
    pinned: pinned.rows.map((row) => rowView(row, here, names)),
    pager: pager(asked.page, Math.ceil(found.total / pageSize), (n) => address(here, { ...kept, page: n })),
    files: ["csv", "json", "pdf"].map((format) => ({
      text: format.toUpperCase(),
      href: address(`${here}/export`, { ...kept, format }),
    })),
    choices: {
      authority: [
        { value: "", text: "Any authority" },
        ...incident.involved.map(({ authority }) => ({
          value: authority,
          text: authorities.find(({ id }) => id === authority)?.name ?? "",
        })),
      ],
      kind: [
        { value: "", text: "Anything" },
        ...timelineKinds.map((kind) => ({ value: kind, text: kindNames[kind] })),
      ],
      by: [{ value: "", text: "Anybody" }, ...actors.map(({ id, name }) => ({ value: id, text: name }))],
      order: [
        { value: "newest", text: "Latest first" },
        { value: "oldest", text: "Earliest first" },
      ],
      pinned: [
        { value: "", text: "All lines" },
        { value: "yes", text: "Pinned moments only" },
      ],
    },
  });
}

/** The words may be a name: they are kept here, and never part of an address. */
export async function post({ incident, form, memory }: IncidentVisit): Promise<Reply> {
  const words = text(form, "words").slice(0, 200);
  const q = words === "" ? undefined : memory.keepSearch(words);
  const filters: Fields = filtersIn(form);
  const kept = Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)]));
  return redirect(`${address(`/incidents/${incident.reference}/timeline`, { ...kept, q })}#found`);
}
