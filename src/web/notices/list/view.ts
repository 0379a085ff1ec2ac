/** The notices of an incident, ready for their page. */
import { channels } from "../../../domain/notices/notice.ts";
import type { NoticeCounts, NoticePage, NoticeQuery } from "../../../respond/desk/people/notice-desk.ts";
import type { Errand } from "../../errands.ts";
import { formView } from "../../frame/fields.ts";
import { address, pager } from "../../frame/pager.ts";
import { count, share } from "../../words/numbers.ts";
import {
  bands,
  bandTags,
  channelWords,
  holdReasons,
  holdWordsOf,
  noticeStates,
  noticeTags,
} from "../../words/states.ts";

type Filters = Omit<NoticeQuery, "incident" | "page">;

export function noticesView(found: NoticePage, counts: NoticeCounts, filters: Filters, base: string) {
  const here = `${base}/notices`;
  return {
    title: "Notices",
    base,
    here,
    form: formView(filters),
    filtered: Object.keys(filters).length > 0,
    any: Object.values(counts.byState).some((n) => n > 0),
    counts: counts.byState,
    states: noticeStates.map((state) => ({
      count: counts.byState[state],
      words: noticeTags[state].text,
      colour: noticeTags[state].colour,
      href: counts.byState[state] > 0 ? `${here}?state=${state}` : null,
    })),
    holds: holdReasons
      .map((reason) => ({
        words: holdWordsOf(reason),
        count: counts.byHoldReason[reason] ?? 0,
        href: `${here}?state=held&hold=${reason}`,
      }))
      .filter((hold) => hold.count > 0),
    found: count(found.total, "notice", "notices"),
    rows: found.rows.map((row) => ({
      href: `${here}/${row.id}`,
      name: row.personName === "" ? "No name found" : row.personName,
      reference: row.personReference,
      band: bandTags[row.band],
      state: noticeTags[row.state],
      channel: row.channel === null ? "None chosen" : channelWords[row.channel],
      holds: row.state === "held" ? row.holdReasons.map(holdWordsOf) : [],
    })),
    page: found.page,
    pages: found.pages,
    pager: pager(found.page, found.pages, (n) =>
      address(here, { ...filters, page: n === 1 ? undefined : n }),
    ),
    choices,
  };
}

/** What an errand shows while it runs. */
export function errandView(errand: Errand | null, running: string) {
  if (errand?.state !== "running") return null;
  return {
    words: running,
    done: errand.done,
    total: errand.total,
    percent: share(errand.done, errand.total),
  };
}

/** How far sending is, whoever delivers: this app, another, or a worker. */
export function sendingView({ byState }: NoticeCounts) {
  const { sent, sending } = byState;
  return sending === 0 ? null : { sent, left: sending, percent: share(sent, sent + sending) };
}

const any = (text: string) => ({ value: "", text });
const choices = {
  state: [any("Any state"), ...noticeStates.map((value) => ({ value, text: noticeTags[value].text }))],
  channel: [any("Any way"), ...channels.map((value) => ({ value, text: channelWords[value] }))],
  band: [any("Any severity"), ...bands.map((value) => ({ value, text: bandTags[value].text }))],
  hold: [any("Any reason"), ...holdReasons.map((value) => ({ value, text: holdWordsOf(value) }))],
};
