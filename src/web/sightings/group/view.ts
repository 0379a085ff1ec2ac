/** One group: what it is, why its sightings lie together, and what can be done with all of them at once. */
import type { SightingGroupId } from "../../../domain/ids.ts";
import { sightingOutcomes, sightingReference } from "../../../domain/sightings/sighting.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { GroupDetail, SightingLine } from "../../../respond/desk/incident/sighting-desk.ts";
import { type FieldError, type Fields, formView, pageNumber } from "../../frame/fields.ts";
import { pager } from "../../frame/pager.ts";
import { notFound, page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { listed } from "../../words/numbers.ts";
import {
  actWords,
  channelWords,
  indicatorWords,
  outcomeWords,
  reasonWords,
  urgencyTags,
} from "../../words/sightings.ts";
import { groupView, indicatorText, safeWords } from "../line-view.ts";

const perPage = 50;

export function groupIn({ params }: StaffVisit): SightingGroupId {
  return (params["group"] ?? "") as SightingGroupId;
}

export async function showGroup(
  visit: StaffVisit,
  values: Fields = {},
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { desk, staff, query } = visit;
  const at = pageNumber(query);
  const group = await desk.sightingGroup(staff, groupIn(visit), at);
  if (group === null) return notFound;
  const triages = mayEver(staff.role, "sighting.triage");
  const [incidents, measures] = await Promise.all([
    triages ? desk.incidents(staff) : Promise.resolve([]),
    group.incident === null || !mayEver(staff.role, "measure.read")
      ? Promise.resolve([])
      : desk.measures(staff, group.incident),
  ]);
  const base = `/sightings/groups/${group.id}`;
  const line = groupView(group, staff.id);
  return page(
    "sightings/group/page.njk",
    {
      title: line.label,
      back: { href: "/sightings", text: "Sightings" },
      base,
      group: line,
      open: group.open,
      whyTogether: whyTogether(group),
      oneMoment: group.firstAt.getTime() === group.lastAt.getTime(),
      indicators: group.indicators.map(({ kind, value }) => ({
        words: indicatorWords[kind],
        value: indicatorText(kind, value),
      })),
      sightings: group.sightings.map(sightingView),
      pager: pager(at, Math.ceil(group.members / perPage), (number) => `${base}?page=${number}`),
      triages,
      form: formView({ which: "all", ...values }, errors),
      outcomes: sightingOutcomes.map((value) => ({ value, ...outcomeWords[value] })),
      measure: measures.find(({ id }) => id === group.measure)?.title ?? null,
      incidents: incidents
        .filter(({ phase }) => phase !== "concluded" && phase !== "near-miss")
        .map(({ reference, title }) => ({ value: reference, text: `${reference} ${title}` })),
    },
    { status: errors.length > 0 ? 400 : 200, readability: true },
  );
}

function sightingView(one: SightingLine) {
  const { id, number, excerpt, acts, urgency, receivedAt, state, because, placedBy, channel } = one;
  return {
    id,
    href: `/sightings/${id}`,
    reference: sightingReference(number),
    excerpt: safeWords(excerpt) || channelWords[channel],
    acts: listed(acts.map((act) => actWords[act].toLowerCase())),
    tag: state.kind === "open" ? urgencyTags[urgency] : urgencyTags[0],
    outcome: state.kind === "closed" ? outcomeWords[state.outcome].text : null,
    receivedAt,
    because:
      placedBy !== "candour"
        ? "A colleague put it here"
        : because.length > 0
          ? listed(because.map((reason) => reasonWords[reason]))
          : "It began this group",
    open: state.kind === "open",
    files: one.files,
    hasContact: one.hasContact,
  };
}

/** Over all that a page shows: which likenesses hold the group together, the commonest first. */
function whyTogether({ sightings, members }: GroupDetail): string {
  if (members < 2) return "";
  const counts = new Map<string, number>();
  for (const { because } of sightings)
    for (const reason of because) counts.set(reasonWords[reason], (counts.get(reasonWords[reason]) ?? 0) + 1);
  const words = [...counts].toSorted((a, b) => b[1] - a[1]).map(([reason]) => reason);
  return words.length === 0 ? "Colleagues put them together." : `Put together because ${listed(words)}.`;
}
