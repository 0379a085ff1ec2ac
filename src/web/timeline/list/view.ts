/** Rows of the timeline, day by day, ready for their page. */

import type { NamesOf } from "../../../respond/timeline/entry-words.ts";
import type { TimelineRow } from "../../../respond/timeline/timeline-row.ts";
import { dateAndTime, day } from "../../words/dates.ts";
import { changesInWords, particulars, subjectWords, verbWords } from "../../words/entries.ts";
import { clockWords } from "../when.ts";

export function daysOf(rows: readonly TimelineRow[], base: string, names: NamesOf) {
  const days: { day: string; rows: ReturnType<typeof rowView>[] }[] = [];
  for (const row of rows) {
    const on = day(row.at);
    if (days.at(-1)?.day !== on) days.push({ day: on, rows: [] });
    days.at(-1)!.rows.push(rowView(row, base, names));
  }
  return days;
}

/** Later than this and the time of writing is worth a look of its own. */
const noticeable = 60_000;

export function rowView(row: TimelineRow, base: string, names: NamesOf) {
  const common = { key: row.key, anchor: row.key.replace(":", "-"), pinned: row.pinned, day: day(row.at) };
  if (row.kind === "line") {
    const { line } = row;
    return {
      ...common,
      time: clockWords(row.at, line.exactness),
      what: line.what,
      by: line.author,
      authority: names.get(line.authority) ?? "",
      written: writtenLater(row.at, line.writtenAt),
      hand: true,
      struck: line.struck,
      version: line.version,
      reasons: line.reasons,
      source: line.source,
      corrects: line.corrects,
      private: line.reach === "own",
      href: `${base}/lines/${line.id}`,
      particulars: [],
      changes: [],
      correctedBy: [],
      correctHref: "",
    };
  }
  const { entry, actorName, correctedBy } = row;
  const { authority, of: _, ...detail } = entry.detail;
  return {
    ...common,
    time: clockWords(row.at, "minute"),
    what: verbWords(entry.verb),
    by: actorName,
    authority: typeof authority === "string" ? (names.get(authority) ?? "") : "",
    written: writtenLater(row.at, new Date(entry.written)),
    hand: false,
    struck: false,
    version: 1,
    reasons: "",
    source: subjectWords(entry.subject, names),
    corrects: null,
    private: false,
    href: "",
    sequence: entry.sequence,
    particulars: particulars(detail, names),
    changes: changesInWords(entry.changes, names),
    correctedBy: correctedBy.map((id) => `${base}/lines/${id}`),
    correctHref: `${base}/add?entry=${entry.sequence}`,
  };
}

function writtenLater(happened: Date, written: Date): string | null {
  return written.getTime() - happened.getTime() < noticeable ? null : dateAndTime(written);
}
