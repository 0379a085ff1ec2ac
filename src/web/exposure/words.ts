/** Exposure in words: things, days, years, and the path by which the intruder could have come. */

import type { ExposureFacts, KeptEdge, PathStep } from "../../domain/exposure/facts.ts";
import type { ExposureState } from "../../domain/exposure/judgement.ts";
import type { Day, EdgeKind, Years } from "../../domain/map/map.ts";
import type { RefKey } from "../../domain/map/ref.ts";
import { dayOfIso } from "../words/dates.ts";
import type { Tag } from "../words/states.ts";

export type NamesOnMap = ReadonlyMap<RefKey, string>;

export const stateTags: Readonly<Record<ExposureState, Tag>> = {
  possible: { text: "Possible", colour: "yellow" },
  confirmed: { text: "Confirmed", colour: "red" },
  "ruled-out": { text: "Ruled out", colour: "green" },
};
export const lookAgainTag: Tag = { text: "Look again", colour: "purple" };

export const thingWords = { system: "System", service: "Public service", "data-set": "Data" } as const;

/** "since 1 January 2014", "until 31 March 2017"; "" where nobody knows either. */
export function datesWords({ from, to }: Pick<KeptEdge, "from" | "to">): string {
  if (from !== null && to !== null) return `from ${dayOfIso(from)} to ${dayOfIso(to)}`;
  if (from !== null) return `since ${dayOfIso(from)}`;
  return to === null ? "" : `until ${dayOfIso(to)}`;
}

/** "2006 to 2010 and 2014 to 2016". */
export function yearsWords(spans: readonly Years[]): string {
  return spans.map(spanWords).join(" and ");
}

function spanWords({ from, to }: Years): string {
  if (from !== null && to !== null) return from === to ? `${from}` : `${from} to ${to}`;
  if (from !== null) return `${from} onwards`;
  return to === null ? "Years not known" : `up to ${to}`;
}

/** "3 November 2025"; of a day to come: "from 3 November 2025, if they are still inside". */
export function sinceWords(since: Day, today: Day): string {
  return since > today ? `from ${dayOfIso(since)}, if they are still inside` : dayOfIso(since);
}

const gone = "something that is not on the map any more";

export function nameOn(names: NamesOnMap, key: RefKey): string {
  return names.get(key) ?? gone;
}

const wayWords: Readonly<Record<EdgeKind, string>> = {
  operates: "run by it",
  uses: "used by it",
  "runs-on": "runs on it",
  connects: "connected",
  holds: "held there",
};

export type PathPart = { readonly name: string; readonly how: string };

/** In one line: "File server", then "Shared directory" (connected since 1 January 2014), and so on. */
export function pathParts(path: readonly PathStep[], names: NamesOnMap): readonly PathPart[] {
  return path.map(({ key, edge }) => ({
    name: nameOn(names, key),
    how: edge === null ? "" : `${wayWords[edge.kind]} ${datesWords(edge)}`.trim(),
  }));
}

export function pathLine(path: readonly PathStep[], names: NamesOnMap): string {
  return pathParts(path, names)
    .map(({ name, how }) => (how === "" ? name : `${name} (${how})`))
    .join(" → ");
}

/** A sentence for each step, for whoever wants to check it. */
export function pathSentences(path: readonly PathStep[], names: NamesOnMap): readonly string[] {
  const steps = path.map(({ key, since, edge }, index) => {
    const name = nameOn(names, key);
    const from = path[index - 1];
    if (edge === null || from === undefined) return `It began at ${name}, on ${dayOfIso(since)}.`;
    const held = datesWords(edge);
    const later = since > from.since ? ` The intruder could be there from ${dayOfIso(since)}.` : "";
    return `${stepWords(edge.kind, nameOn(names, from.key), name)}${held === "" ? "" : `, ${held}`}.${later}`;
  });
  return steps;
}

function stepWords(kind: EdgeKind, from: string, to: string): string {
  switch (kind) {
    case "operates":
      return `${from} runs ${to}`;
    case "uses":
      return `${from} uses ${to}`;
    case "runs-on":
      return `${to} runs on ${from}`;
    case "connects":
      return `${from} is connected to ${to}`;
    case "holds":
      return `${from} holds ${to}`;
  }
}

export function relationSentence(
  { relation, tie }: Pick<ExposureFacts, "relation" | "tie">,
  body: string,
): string {
  const held = tie === null ? "" : datesWords(tie);
  const when = held === "" ? "" : `, ${held}`;
  switch (relation) {
    case "operates":
      return `A system that ${body} runs${when}.`;
    case "uses":
      return `A system that ${body} uses${when}.`;
    case "owns":
      return `A public service of ${body}.`;
    case "controls":
      return `Data of which ${body} is the controller.`;
  }
}
