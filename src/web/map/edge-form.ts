/** The fields of a connection: its days, and the years of what a system holds. */
import type { EdgeForm } from "../../domain/map/edge-rules.ts";
import type { EdgeKind } from "../../domain/map/map.ts";
import type { FieldError, Fields } from "../frame/fields.ts";
import { wrong } from "../frame/wrong.ts";
import { readDay, readYear } from "./days.ts";

export function readEdge(
  form: Fields,
  kind: EdgeKind,
): Pick<EdgeForm, "from" | "to" | "years"> | { readonly errors: readonly FieldError[] } {
  const [from, to] = [readDay(form, "from", "from"), readDay(form, "to", "to")];
  const none = { year: null };
  const first = kind === "holds" ? readYear(form, "first-year") : none;
  const last = kind === "holds" ? readYear(form, "last-year") : none;
  const errors = [from, to, first, last].flatMap((read) => ("error" in read ? [read.error] : []));
  if ("error" in from || "error" in to || "error" in first || "error" in last) return { errors };
  return { from: from.day, to: to.day, years: { from: first.year, to: last.year } };
}

export function edgeError(problem: Parameters<typeof wrong>[0]): FieldError {
  return wrong(problem, {
    "map-day-wrong": "from",
    "map-days-reversed": "to",
    "map-year-wrong": "first-year",
    "map-years-reversed": "last-year",
    "map-text-too-long": "note",
    "map-edge-doubled": "from",
    "map-edge-to-itself": "other",
    "map-end-unknown": "other",
    "map-ends-unfit": "other",
    "not-yours": "other",
  });
}
