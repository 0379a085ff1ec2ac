/** The form of a place, new or not, with what the public page says of the next days as far as it can be read. */
import { comingDays, type Place, weekdays } from "../../../domain/places/place.ts";
import { writeHours } from "../../../domain/places/written-hours.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { type ChangedView, statusOf } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { dayOfIso } from "../../words/dates.ts";
import { readPlace, specialLines } from "./form.ts";

export const fieldsOfProblems = {
  "place-name-missing": "name",
  "place-words-too-long": "name",
  "address-too-long": "address",
  "phone-malformed": "phone",
  "hours-reversed": "monday",
  "hours-overlap": "monday",
  "hours-missing": "monday",
  "days-reversed": "until-day",
  "too-many-days": "day-1",
  "day-unreal": "day-1",
} as const;

export function showPlace(
  visit: IncidentVisit,
  at: { readonly title: string; readonly here: string; readonly saved: Place | null },
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const services = `/incidents/${visit.incident.reference}/services`;
  const today = ukDay(visit.now);
  return page(
    "public-services/place/page.njk",
    {
      ...{ title: at.title, here: at.here, services, changed, isNew: at.saved === null },
      form: formView(values, errors),
      back: { href: services, text: "Services" },
      weekdays: weekdays.map((name) => ({ name, text: name.charAt(0).toUpperCase() + name.slice(1) })),
      lines: specialLines(values),
      coming:
        at.saved === null
          ? []
          : comingDays(at.saved, today, 7).map(({ day, hours, words }) => ({
              ...{ day: dayOfIso(day), words, hours: hours.length === 0 ? "Closed" : writeHours(hours) },
            })),
    },
    { status: statusOf(changed, errors), readability: true },
  );
}

/** In lines, to lay two of them side by side. */
export function inLines(fields: Fields): Fields {
  const { place } = readPlace(fields);
  const week = place.weekly.map((one) => `${one.weekday} ${writeHours([one])}`);
  const days = place.special.map(
    ({ day, hours, words }) =>
      `${dayOfIso(day)}: ${hours === null ? "closed" : writeHours([hours])} ${words}`,
  );
  const { name, access, phone, address, from, until } = place;
  const valid = [from ?? "", until ?? ""].join(" to ");
  return {
    ...{ name, access, phone, address: address.join("\n"), week: week.join("\n"), days: days.join("\n") },
    valid: valid === " to " ? "" : valid,
  };
}

export const placeLabels = {
  name: "Name",
  address: "Address",
  access: "Getting in",
  phone: "Phone number",
  week: "Each week",
  days: "Days that are different",
  valid: "First and last day",
};
