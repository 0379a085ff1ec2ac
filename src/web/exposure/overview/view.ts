/** An incident's exposure, ready for its page: the reader's own authority first, and no more rows than a page can hold. */

import type { Authority } from "../../../domain/bodies/authority.ts";
import type { ExposureState } from "../../../domain/exposure/judgement.ts";
import { namesOf } from "../../../domain/exposure/reckoning.ts";
import { channelsOf } from "../../../domain/exposure/telling.ts";
import type { Day } from "../../../domain/map/map.ts";
import { refKey } from "../../../domain/map/ref.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type {
  ExposureLine,
  ExposureReading,
  ReckoningLine,
} from "../../../respond/desk/incident/exposure-desk.ts";
import { address, pager } from "../../frame/pager.ts";
import { dayOfIso } from "../../words/dates.ts";
import { count } from "../../words/numbers.ts";
import {
  lookAgainTag,
  type NamesOnMap,
  nameOn,
  pathParts,
  relationSentence,
  sinceWords,
  stateTags,
  yearsWords,
} from "../words.ts";

export type Asked = {
  readonly reader: Staff;
  readonly authorities: readonly Authority[];
  readonly base: string;
  readonly today: Day;
  /** The key of one authority, or "" for all. */
  readonly of: string;
  readonly state: ExposureState | "";
  readonly page: number;
  readonly mayJudge: boolean;
};

const rowsOfOne = 50;
const rowsInSection = 25;
const rowsOfAll = 150;

export function overviewView(reading: ExposureReading, asked: Asked) {
  const names = namesOf(reading.map);
  const bodies = bodiesIn(reading, asked);
  const only = bodies.find(({ body }) => body.key === asked.of);
  return {
    belief: beliefView(reading, names),
    earlier: reading.beliefs.slice(1).map((belief) => ({
      ...belief,
      origins: belief.origins.map((one) => nameOn(names, refKey(one))),
      sinceWords: dayOfIso(belief.since),
      untilWords: belief.until === null ? null : dayOfIso(belief.until),
    })),
    reckonings: reading.reckonings
      .filter(({ number }) => number > 1)
      .map((one) => reckoningView(one, reading)),
    bodies: bodies.map((one) => bodyView(one, reading, asked)),
    total: reading.exposures.filter(({ gone }) => !gone).length,
    only: only?.body.name ?? null,
    sections: sectionsOf(bodies, only, asked).map((one) =>
      sectionView(one, names, asked, only !== undefined),
    ),
    states: Object.entries(stateTags).map(([value, { text }]) => ({ value, text })),
  };
}

type Body = { readonly body: Authority; readonly lines: readonly ExposureLine[] };

/** The reader's own first, then as everywhere. */
function bodiesIn({ exposures, tellings }: ExposureReading, { authorities, reader }: Asked): readonly Body[] {
  const of = Map.groupBy(exposures, ({ authority }) => authority);
  return authorities
    .map((body) => ({ body, lines: of.get(body.id) ?? [] }))
    .filter(({ body, lines }) => lines.length > 0 || tellings.some(({ authority }) => authority === body.id))
    .toSorted((a, b) => Number(b.body.id === reader.authority) - Number(a.body.id === reader.authority));
}

function beliefView({ beliefs }: ExposureReading, names: NamesOnMap) {
  const [belief] = beliefs;
  if (belief === undefined) return null;
  return {
    ...belief,
    places: belief.origins.map((one) => nameOn(names, refKey(one))),
    sinceWords: dayOfIso(belief.since),
    untilWords: belief.until === null ? null : dayOfIso(belief.until),
  };
}

const becauseWords = {
  declared: "the incident was declared",
  belief: "what is believed of the intruder was revised",
  map: "the map of shared services changed",
} as const;

const whatWords = { since: "another day", years: "other years or places", path: "another path" } as const;

function reckoningView(line: ReckoningLine, { exposures }: ExposureReading) {
  const known = new Map(exposures.map((one) => [one.id as string, one]));
  const parts = [
    ...(line.added > 0 ? [`${line.added} new`] : []),
    ...(line.gone > 0 ? [`${line.gone} gone`] : []),
    ...(line.otherwise > 0 ? [otherwiseWords(line)] : []),
  ];
  return {
    at: line.at,
    byName: line.byName,
    words: `${parts.length === 0 ? "Nothing changed" : parts.join(", ")}, because ${becauseWords[line.because]}.`,
    changes: line.changes.map(({ exposure, became, what }) => ({
      exposure,
      name: known.get(exposure)?.name ?? "",
      authority: known.get(exposure)?.authority ?? "",
      words: became === "otherwise" ? what.map((one) => whatWords[one]).join(", ") : becameWords[became],
    })),
    more: line.added + line.gone + line.otherwise - line.changes.length,
  };
}

/** "2 with other years or places", as long as each is named; else how many. */
function otherwiseWords({ otherwise, changes, ...line }: ReckoningLine): string {
  const all = changes.length === line.added + line.gone + otherwise;
  const counts = (["years", "since", "path"] as const)
    .map((part) => ({ part, n: changes.filter(({ what }) => what.includes(part)).length }))
    .filter(({ n }) => n > 0)
    .map(({ part, n }) => `${n} with ${whatWords[part]}`);
  return all ? counts.join(", ") : `${otherwise} otherwise than before`;
}

const becameWords = { new: "new", back: "there again", gone: "not on the map any more" } as const;

function bodyView({ body, lines }: Body, { tellings }: ExposureReading, asked: Asked) {
  const open = lines.filter(({ gone }) => !gone);
  const of = (state: ExposureState) => open.filter((one) => one.state === state).length;
  const since = open.filter(({ state }) => state !== "ruled-out").map((one) => one.since);
  const telling = tellings.find(({ authority }) => authority === body.id) ?? null;
  return {
    id: body.id,
    name: body.name,
    own: body.id === asked.reader.authority,
    href: open.length === 0 ? null : `${address(`${asked.base}/exposure`, { of: body.key })}#exposed`,
    possible: of("possible"),
    confirmed: of("confirmed"),
    ruledOut: of("ruled-out"),
    lookAgain: open.filter(({ lookAgain }) => lookAgain).length,
    since: since.length === 0 ? "" : sinceWords(since.toSorted()[0]!, asked.today),
    told: telling === null ? null : toldView(telling),
  };
}

const channelWords = {
  announcement: "in Candour",
  "e-mail": "by e-mail",
  "by-hand": "by phone or in person",
} as const;

function toldView(telling: ExposureReading["tellings"][number]) {
  const channels = channelsOf(telling).map((one) => channelWords[one]);
  return {
    at: telling.at,
    byName: telling.byName,
    channels: channels.join(" and "),
    nobody: channels.length === 0,
    byHand: telling.byHand?.words ?? null,
    heardAt: telling.heardAt,
    acknowledgedAt: telling.acknowledged?.at ?? null,
    acknowledgedBy: telling.acknowledged === null ? null : telling.acknowledgedName,
  };
}

/** One authority in full, or each as far as a page holds them: the own always. */
function sectionsOf(bodies: readonly Body[], only: Body | undefined, { reader }: Asked): readonly Body[] {
  if (only !== undefined) return [only];
  let rows = 0;
  return bodies.filter(({ body, lines }) => {
    rows += Math.min(lines.length, rowsInSection);
    return lines.length > 0 && (body.id === reader.authority || rows <= rowsOfAll);
  });
}

const stateOrder: readonly ExposureState[] = ["possible", "confirmed", "ruled-out"];

function sectionView({ body, lines }: Body, names: NamesOnMap, asked: Asked, alone: boolean) {
  const wanted = lines
    .filter(({ gone, state }) => !gone && (asked.state === "" || state === asked.state))
    .toSorted((a, b) => rank(a) - rank(b));
  const size = alone ? rowsOfOne : rowsInSection;
  const page = alone ? asked.page : 1;
  const here = `${asked.base}/exposure`;
  const hrefOf = (n: number) =>
    address(here, { of: body.key, state: asked.state, page: n === 1 ? undefined : n });
  return {
    id: body.id,
    name: body.name,
    own: body.id === asked.reader.authority,
    total: wanted.length,
    rows: wanted.slice((page - 1) * size, page * size).map((line) => rowView(line, body, names, asked)),
    all:
      !alone && wanted.length > size
        ? { href: hrefOf(1), words: `All ${count(wanted.length, "line", "lines")} of ${body.name}` }
        : null,
    pager: alone ? pager(page, Math.ceil(wanted.length / size), hrefOf) : null,
    gone: lines.filter(({ gone }) => gone).map((line) => rowView(line, body, names, asked)),
  };
}

/** What waits for a word comes first. */
function rank({ state, lookAgain }: ExposureLine): number {
  return lookAgain ? -1 : stateOrder.indexOf(state);
}

function rowView(line: ExposureLine, body: Authority, names: NamesOnMap, asked: Asked) {
  const last = line.judgements[0] ?? null;
  return {
    id: line.id,
    name: line.name,
    relation: relationSentence(line, body.name),
    since: sinceWords(line.since, asked.today),
    years: yearsWords(line.years),
    path: pathParts(line.path, names),
    tag: stateTags[line.state],
    again: line.lookAgain ? lookAgainTag : null,
    judged:
      last === null || last.verdict === "possible"
        ? null
        : { by: last.byName, at: last.at, reasons: last.reasons },
    href: `${asked.base}/exposure/${line.id}`,
    may: asked.mayJudge && line.authority === asked.reader.authority && !line.gone,
  };
}
