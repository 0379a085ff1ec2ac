/** The fields that say where it began and since when, on the page that declares and on the one that revises. */
import type { Intrusion, IntrusionProblem } from "../../domain/exposure/belief.ts";
import { readDay } from "../frame/day-fields.ts";
import { type FieldError, type Fields, several } from "../frame/fields.ts";
import { wrong } from "../frame/wrong.ts";
import { type Place, placeValues, readPlaces } from "./places.ts";

export type WindowRead =
  | { readonly kind: "empty" }
  | { readonly kind: "intrusion"; readonly intrusion: Intrusion }
  | { readonly kind: "errors"; readonly errors: readonly FieldError[] };

/** `otherwise`: where it began if no place is named. */
export function readWindow(
  fields: Fields,
  places: readonly Place[],
  otherwise: Intrusion["origins"],
): WindowRead {
  const named = readPlaces(fields, places);
  const since = readDay(fields, "since", "The first day");
  const until = readDay(fields, "until", "The last day");
  const errors = [
    ...(named.kind === "errors" ? named.errors : []),
    ...(since.kind === "error" ? [since.error] : []),
    ...(until.kind === "error" ? [until.error] : []),
  ];
  if (errors.length > 0) return { kind: "errors", errors };
  if (since.kind === "empty") {
    if (named.kind === "empty" && until.kind === "empty") return { kind: "empty" };
    return {
      kind: "errors",
      errors: [
        { field: "since-day", text: "Enter the first day on which the intruder may have been inside" },
      ],
    };
  }
  const origins = named.kind === "places" ? named.origins : otherwise;
  if (since.kind !== "day") return { kind: "empty" };
  return {
    kind: "intrusion",
    intrusion: { origins, since: since.day, until: until.kind === "day" ? until.day : null },
  };
}

export function windowError(problem: IntrusionProblem | { readonly kind: "unknown-origin" }): FieldError {
  return wrong<(typeof problem)["kind"]>(problem, windowFields);
}

export const windowFields = {
  "origin-missing": "place",
  "too-many-origins": "place",
  "unknown-origin": "place",
  "first-day-in-future": "since-day",
  "until-before-since": "until-day",
  "until-in-future": "until-day",
} as const;

/** For the template: what the place fields hold, and the names that the browser suggests. */
export function windowView(values: Fields, places: readonly Place[]) {
  const typed = several(values, "place").filter((value) => value !== "");
  return {
    places: placeValues(typed, 3),
    options: places.map(({ name }) => name),
    moreOpen: typed.length > 1,
  };
}
