/** What declares an incident, read from its form. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { Confidence } from "../../../domain/incident/incident.ts";
import { done, failed, type Outcome } from "../../../domain/outcome.ts";
import type { DeclareForm, DeclareProblem } from "../../../respond/desk/desk.ts";
import type { Place } from "../../exposure/places.ts";
import { readWindow, windowFields } from "../../exposure/window.ts";
import { type FieldError, type Fields, longText, oneOf, someOf, text } from "../../frame/fields.ts";
import { readMoment } from "../../frame/moment-fields.ts";
import { wrong } from "../../frame/wrong.ts";

type Errors = { readonly kind: "errors"; readonly errors: readonly FieldError[] };
const confidences: readonly Confidence[] = ["believed", "likely", "confirmed"];

/** `places`: what of the map it can have begun at; none where there is no map. */
export function readDeclare(
  fields: Fields,
  authorities: readonly Authority[],
  places: readonly Place[],
): Outcome<DeclareForm, Errors> {
  const ids = authorities.map(({ id }) => id);
  const title = text(fields, "title");
  const summary = longText(fields, "summary");
  const origin = oneOf(fields, "origin", ids);
  const phase = oneOf(fields, "phase", ["suspected", "confirmed"] as const);
  const aware = readMoment(fields, "aware", "When it became aware");
  const from = readYear(fields, "from-year", "The first year");
  const to = readYear(fields, "to-year", "The last year");
  const window = readWindow(fields, places, origin === undefined ? [] : [{ kind: "authority", id: origin }]);
  const reversed = from.year !== null && to.year !== null && from.year > to.year;
  const errors: readonly (FieldError | null)[] = [
    title === "" ? errorOf({ kind: "title-missing" }) : null,
    title.length > 200 ? { field: "title", text: "The title must be 200 characters or fewer" } : null,
    summary === "" ? errorOf({ kind: "summary-missing" }) : null,
    origin === undefined ? { field: "origin", text: "Select the authority where it began" } : null,
    phase === undefined
      ? { field: "phase", text: "Select whether a breach is suspected or confirmed" }
      : null,
    ...(window.kind === "errors" ? window.errors : []),
    aware.kind === "error" ? aware.error : null,
    from.error,
    to.error,
    reversed ? errorOf({ kind: "years-reversed" }) : null,
  ];
  const found = errors.filter((error) => error !== null);
  if (found.length > 0 || origin === undefined || phase === undefined)
    return failed({ kind: "errors", errors: found });
  return done({
    title,
    summary,
    origin,
    phase,
    awareAt: aware.kind === "moment" ? aware.moment : null,
    involved: [...new Set([origin, ...someOf(fields, "involved", ids)])],
    intrusion: window.kind === "intrusion" ? window.intrusion : null,
    believed: {
      what: longText(fields, "what"),
      fromYear: from.year,
      toYear: to.year,
      confidence: oneOf(fields, "confidence", confidences) ?? "believed",
    },
  });
}

export function errorOf(problem: DeclareProblem): FieldError {
  return wrong<DeclareProblem["kind"]>(problem, {
    ...windowFields,
    "title-missing": "title",
    "summary-missing": "summary",
    "unknown-authority": "origin",
    "aware-in-future": "aware-day",
    "years-reversed": "from-year",
  });
}

function readYear(
  fields: Fields,
  name: string,
  what: string,
): { year: number | null; error: FieldError | null } {
  const typed = text(fields, name);
  if (typed === "") return { year: null, error: null };
  if (/^(?:19|20)\d{2}$/u.test(typed)) return { year: Number(typed), error: null };
  return { year: null, error: { field: name, text: `${what} must be a year of four digits, like 2006` } };
}
