/** One briefing: what waits and for whom, the email as it is read, how far it got, and every version that there was. */
import { needsSecond } from "../../../domain/briefings/audience.ts";
import {
  type BriefingVersion,
  briefingReference,
  pendingVersion,
  standing,
} from "../../../domain/briefings/briefing.ts";
import { blocksOf, composeBriefing } from "../../../domain/briefings/compose-briefing.ts";
import { gapsIn } from "../../../domain/briefings/template.ts";
import type { BriefingView } from "../../../respond/desk/incident/briefing-reading.ts";
import { type FieldError, formView } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { audienceInWords, remindersInWords } from "../audience-words.ts";
import { back, briefingOf, hrefOf, shownVersion, stateTags, tagOf, tallyView } from "../find.ts";

export const path = "/incidents/:incident/briefings/:briefing";
export const needs = "incident";
export const verbs = { get: "briefing.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const view = await briefingOf(visit);
  return view === null ? notFound : showBriefing(visit, view, []);
}

/** Also what the buttons on it answer where they could not do what they say. */
export function showBriefing(
  visit: IncidentVisit,
  { briefing, counts, names }: BriefingView,
  errors: readonly FieldError[],
  status = errors.length > 0 ? 409 : 200,
): Reply {
  const { staff, authorities, incident } = visit;
  const nameOf = new Map(authorities.map(({ id, name }) => [id, name]));
  const version = shownVersion(briefing);
  const pending = pendingVersion(briefing);
  const here = hrefOf(visit, briefing.number);
  const own = nameOf.get(briefing.authority) ?? "";
  return page(
    "briefings/one/page.njk",
    {
      title: version.title,
      back: back(visit),
      here,
      form: formView({}, errors),
      reference: briefingReference(briefing.number),
      tag: tagOf(briefing),
      version: briefing.version,
      number: version.number,
      audience: audienceInWords(briefing.audience, authorities),
      reminders: remindersInWords(briefing.reminders),
      pending: pending === undefined ? null : pendingView(pending),
      direct: !needsSecond(briefing.audience),
      words: composeBriefing({
        ...{ title: version.title, body: version.body, changed: version.changed, number: version.number },
        ...{ reminder: 0, reference: briefingReference(briefing.number), from: { name: own } },
        ...{ link: "[their own link]", expires: "three months from now" },
      }),
      from: own,
      tally: counts === null ? null : tallyView(counts.total),
      sentAt: counts?.sentAt ?? null,
      byAuthority: (counts?.byAuthority ?? []).map(({ authority, ...tally }) => ({
        name: nameOf.get(authority) ?? "",
        ...tallyView(tally),
      })),
      byTeam: teamsOf(),
      others: incident.involved.length > 1,
      sent: standing(briefing) !== undefined,
      earlier: briefing.versions
        .filter((one) => one !== version)
        .map((one) => ({
          ...handsOf(one),
          blocks: blocksOf(one.body),
          changed: one.changed,
          title: one.title,
        }))
        .toReversed(),
      hands: handsOf(version),
    },
    { status },
  );

  function pendingView(one: BriefingVersion) {
    return {
      state: one.state,
      number: one.number,
      mine: one.writers.includes(staff.id),
      gaps: gapsIn(one),
    };
  }

  function teamsOf() {
    const lines = counts?.byTeam ?? [];
    if (lines.length < 2) return [];
    return lines.map(({ team, ...tally }) => ({
      name: team === "" ? "No team" : team,
      href: address(`${here}/outstanding`, { team }),
      ...tallyView(tally),
    }));
  }

  function handsOf({
    number,
    state,
    writers,
    writtenAt,
    approvedBy,
    approvedAt,
    sentBy,
    sentAt,
  }: BriefingVersion) {
    const name = (id: string | null | undefined) =>
      id == null ? "" : (names[id] ?? "somebody of a partner");
    return {
      number,
      tag: stateTags[state],
      writer: name(writers.at(-1)),
      writtenAt,
      approver: name(approvedBy),
      approvedAt,
      sender: name(sentBy),
      sentAt,
    };
  }
}
