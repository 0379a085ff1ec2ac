/** One line of the timeline as exports tell it, alike in each format (docs/contract.md). */

import { kindOfVerb, type TimelineKind } from "../../domain/timeline/kinds.ts";
import type { Exactness } from "../../domain/timeline/line.ts";
import { withOffset, zoneOf } from "../../domain/uk-time/uk-time.ts";
import type { EntryWords, NamesOf } from "./entry-words.ts";
import type { TimelineRow, WrittenLine } from "./timeline-row.ts";

export type ToldMoment = {
  readonly utc: string;
  /** As clocks in the UK showed it, with its distance from UTC. */
  readonly local: string;
  readonly zone: "GMT" | "BST";
};

export type ToldLine = {
  readonly id: string;
  readonly source: "ledger" | "by-hand";
  readonly happened: ToldMoment;
  readonly exactness: Exactness;
  readonly written: ToldMoment;
  readonly kind: TimelineKind;
  readonly what: string;
  readonly about: string;
  readonly by: string;
  readonly authority: string;
  readonly particulars: readonly { readonly name: string; readonly value: string }[];
  readonly changes: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  readonly knownFrom: string;
  /** Of a line by hand; an entry of the ledger has but one. */
  readonly version: number;
  readonly struck: boolean;
  /** Why this stands in the place of what stood there before. */
  readonly reasons: string;
  /** The entry that the line puts right, by its number in the ledger. */
  readonly corrects: number | null;
  readonly correctedBy: readonly string[];
  readonly pinned: boolean;
  /** What stood there before it was corrected, the latest first. */
  readonly earlier: readonly ToldLine[];
};

export function toldMoment(moment: Date): ToldMoment {
  return { utc: moment.toISOString(), local: withOffset(moment), zone: zoneOf(moment) };
}

/** `versions`: of a line by hand, the latest first. */
export function toldLine(
  row: TimelineRow,
  versions: readonly WrittenLine[],
  words: EntryWords,
  names: NamesOf,
): ToldLine {
  if (row.kind === "line") {
    const told = (line: WrittenLine): ToldLine => byHand(line, row, names);
    return { ...told(row.line), earlier: versions.filter((one) => one.version < row.line.version).map(told) };
  }
  const { entry, actorName, correctedBy, key, pinned, at } = row;
  const { authority, ...detail } = entry.detail;
  return {
    id: key,
    source: "ledger",
    happened: toldMoment(at),
    exactness: "minute",
    written: toldMoment(new Date(entry.written)),
    kind: kindOfVerb(entry.verb),
    what: words.verb(entry.verb),
    about: words.subject(entry.subject, names),
    by: actorName,
    authority: typeof authority === "string" ? (names.get(authority) ?? "") : "",
    particulars: words.particulars(detail, names),
    changes: words.changes(entry.changes, names),
    knownFrom: "",
    version: 1,
    struck: false,
    reasons: "",
    corrects: null,
    correctedBy: correctedBy.map((line) => `line:${line}`),
    pinned,
    earlier: [],
  };
}

function byHand(line: WrittenLine, { key, pinned }: TimelineRow, names: NamesOf): ToldLine {
  return {
    id: key,
    source: "by-hand",
    happened: toldMoment(line.happened),
    exactness: line.exactness,
    written: toldMoment(line.writtenAt),
    kind: "by-hand",
    what: line.what,
    about: "",
    by: line.author,
    authority: names.get(line.authority) ?? "",
    particulars: [],
    changes: [],
    knownFrom: line.source,
    version: line.version,
    struck: line.struck,
    reasons: line.reasons,
    corrects: line.corrects,
    correctedBy: [],
    pinned,
    earlier: [],
  };
}
