/** What of the timeline is asked for. Filters stand in the address; the words of a search never do. */
import type { AuthorityId, StaffId } from "../../../domain/ids.ts";
import { timelineKinds } from "../../../domain/timeline/kinds.ts";
import { momentTold } from "../../../domain/uk-time/uk-time.ts";
import type { TimelineQuery } from "../../../respond/timeline/timeline-row.ts";
import { type Fields, oneOf, pageNumber, raw, text } from "../../frame/fields.ts";
import type { Memory } from "../../guard/memory.ts";
import { verbsThatSay } from "../../words/entries.ts";

export const filterNames = ["authority", "kind", "by", "from", "until", "pinned", "order"] as const;

/** The filters as they stand in an address: those alone that are set, and well formed. */
export function filtersIn(fields: Fields): Readonly<Record<string, string>> {
  const id = (name: string) => (/^([0-9a-f-]{36}|system)$/u.test(raw(fields, name)) ? raw(fields, name) : "");
  const day = (name: string) => (dayIn(text(fields, name), 0) === null ? "" : text(fields, name));
  const all = {
    authority: id("authority") === "system" ? "" : id("authority"),
    kind: oneOf(fields, "kind", timelineKinds) ?? "",
    by: id("by"),
    from: day("from"),
    until: day("until"),
    pinned: raw(fields, "pinned") === "yes" ? "yes" : "",
    order: raw(fields, "order") === "oldest" ? "oldest" : "",
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

export function queryOf(fields: Fields, memory: Memory): TimelineQuery {
  const { authority, by, from, until, pinned, order } = filtersIn(fields);
  const kind = oneOf(fields, "kind", timelineKinds);
  const words = memory.searchOf(raw(fields, "q"));
  const [first, last] = [dayIn(from ?? "", 0), dayIn(until ?? "", 1)];
  return {
    ...(authority === undefined ? {} : { authority: authority as AuthorityId }),
    ...(kind === undefined ? {} : { kind }),
    ...(by === undefined ? {} : { by: by as StaffId | "system" }),
    ...(first === null ? {} : { from: first }),
    ...(last === null ? {} : { until: last }),
    ...(words === null ? {} : { words, verbs: verbsThatSay(words) }),
    ...(pinned === undefined ? {} : { pinned: true }),
    order: order === "oldest" ? "oldest" : "newest",
    page: pageNumber(fields),
  };
}

/** "2026-10-25": when that day began in the UK; `later` days on. */
function dayIn(typed: string, later: number): Date | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(typed) ?? [];
  if (year === undefined) return null;
  const on = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + later));
  if (Number.isNaN(on.getTime())) return null;
  const told = momentTold(
    { year: on.getUTCFullYear(), month: on.getUTCMonth() + 1, day: on.getUTCDate(), hour: 0, minute: 0 },
    "uk",
  );
  return told.ok ? told.value : null;
}
