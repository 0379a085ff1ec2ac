/** The form of a line by hand: when it happened and how exactly that is known, what, and from where. */
import {
  exactnesses,
  type LineForm,
  type LineProblem,
  type TimelineLine,
} from "../../domain/timeline/line.ts";
import { momentTold, type ToldZone, toldZones, ukTime } from "../../domain/uk-time/uk-time.ts";
import { wordsFor } from "../../respond/words.ts";
import { type FieldError, type Fields, longText, oneOf, text } from "../frame/fields.ts";
import { clockFields, missingIn, readClock } from "../frame/moment-fields.ts";
import { inSummary } from "../frame/wrong.ts";

export const exactnessChoices = [
  { value: "minute", text: "To the minute" },
  { value: "hour", text: "To the hour", hint: "The minute can stay empty." },
  { value: "day", text: "To the day", hint: "Hour and minute can stay empty." },
  { value: "about", text: "About then" },
];
export const zoneChoices = [
  { value: "uk", text: "Clocks in the UK, as they go" },
  { value: "bst", text: "British Summer Time (BST, UTC+1)" },
  { value: "gmt", text: "GMT, the same as UTC" },
];
export const reachChoices = [
  { value: "own", text: "Only my authority" },
  { value: "involved", text: "Every authority in this incident" },
];

/** Which field a problem of the desk is about. */
export const lineFields = {
  "what-missing": "what",
  "what-too-long": "what",
  "source-missing": "source",
  "source-too-long": "source",
  "line-in-future": "happened-day",
  "reasons-missing": "reasons",
  "reasons-too-long": "reasons",
} satisfies Partial<Record<LineProblem["kind"], string>>;

type Read = { readonly form: LineForm } | { readonly errors: readonly FieldError[] };

export function readLine(fields: Fields): Read {
  const exactness = oneOf(fields, "exactness", exactnesses);
  const zone = oneOf(fields, "zone", toldZones) ?? "uk";
  const reach = oneOf(fields, "reach", ["own", "involved"] as const);
  const happened = readTime(fields, zone, exactness ?? "minute");
  const what = longText(fields, "what");
  const source = text(fields, "source");
  const errors: readonly FieldError[] = [
    ...("error" in happened ? [happened.error] : []),
    ...(exactness === undefined
      ? [{ field: "exactness", text: "Select how exactly the time is known" }]
      : []),
    ...(what === "" ? [{ field: "what", text: "Enter what happened" }] : []),
    ...(source === "" ? [{ field: "source", text: "Enter where this is known from" }] : []),
    ...(reach === undefined ? [{ field: "reach", text: "Select who may read this line" }] : []),
  ];
  if ("error" in happened || exactness === undefined || reach === undefined || errors.length > 0)
    return { errors };
  return { form: { what, source, reach, exactness, zone, happened: happened.moment } };
}

const optional: Readonly<Record<string, readonly ("hour" | "minute")[]>> = {
  hour: ["minute"],
  day: ["hour", "minute"],
};

function readTime(
  fields: Fields,
  zone: ToldZone,
  exactness: string,
): { readonly moment: Date } | { readonly error: FieldError } {
  const what = "When it happened";
  const read = readClock(fields, "happened", what, optional[exactness]);
  if (read.kind === "error") return { error: read.error };
  if (read.kind === "empty") return { error: { field: "happened-day", text: missingIn(what, "day") } };
  const told = momentTold(read.time, zone);
  if (told.ok) return { moment: told.value };
  const field = told.problem.kind === "time-twice" ? "zone" : "happened-day";
  return { error: { field, text: inSummary(wordsFor(told.problem)) } };
}

/** The form as it would be opened for a line that stands. */
export function fieldsOf(line: TimelineLine): Fields {
  const offset = line.zone === "bst" ? 60 : 0;
  const shifted = new Date(line.happened.getTime() + offset * 60_000);
  const clock =
    line.zone === "uk"
      ? ukTime(line.happened)
      : {
          year: shifted.getUTCFullYear(),
          month: shifted.getUTCMonth() + 1,
          day: shifted.getUTCDate(),
          hour: shifted.getUTCHours(),
          minute: shifted.getUTCMinutes(),
        };
  const { what, source, exactness, zone, reach } = line;
  return { ...clockFields("happened", clock), what, source, exactness, zone, reach };
}
