/** Planned maintenance as a form has it. */
import type { ServiceId } from "../../../domain/ids.ts";
import type { Maintenance } from "../../../domain/public-services/maintenance.ts";
import type { MaintenanceForm } from "../../../respond/desk/house/public-service-forms.ts";
import { type FieldError, type Fields, longText, several, text } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { dateAndTime } from "../../words/dates.ts";

type Read =
  | { readonly ok: true; readonly wanted: MaintenanceForm }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export function readMaintenance(form: Fields): Read {
  const [from, until] = [readMoment(form, "from", "The start"), readMoment(form, "until", "The end")];
  if (from.kind === "moment" && until.kind === "moment") {
    const words = { title: text(form, "title"), words: longText(form, "words") };
    const services = several(form, "services") as readonly ServiceId[];
    return { ok: true, wanted: { ...words, services, from: from.moment, until: until.moment } };
  }
  const errors = [from, until].flatMap((read, index) => {
    if (read.kind === "error") return [read.error];
    const [name, what] = index === 0 ? ["from-day", "start"] : ["until-day", "end"];
    return read.kind === "empty" ? [{ field: name!, text: `Enter the day and the time of the ${what}` }] : [];
  });
  return { ok: false, errors };
}

export function maintenanceFields({ services, title, words, from, until }: Maintenance): Fields {
  return {
    services: [...services],
    title,
    words,
    ...momentFields("from", from),
    ...momentFields("until", until),
  };
}

export const maintenanceLabels = {
  title: "What is done",
  words: "What people should know",
  times: "From and until",
  chosen: "Services",
};

/** In one text each, to lay two of them side by side. */
export function inTexts(fields: Fields, names: ReadonlyMap<string, string>): Fields {
  const [from, until] = [readMoment(fields, "from", ""), readMoment(fields, "until", "")];
  const times = [from, until].map((read) => (read.kind === "moment" ? dateAndTime(read.moment) : "?"));
  const chosen = several(fields, "services").map((id) => names.get(id) ?? "");
  return { ...fields, times: times.join(" until "), chosen: chosen.toSorted().join("\n") };
}

export const fieldsOfProblems = {
  "title-missing": "title",
  "title-too-long": "title",
  "words-too-long": "words",
  "services-missing": "services",
  "maintenance-reversed": "until-day",
  "maintenance-past": "until-day",
} as const;
