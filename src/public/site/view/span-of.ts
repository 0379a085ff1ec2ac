/** The years that were taken, as the words that say them and what goes into them. */
import type { Confidence } from "../../../domain/incident/incident.ts";

export function spanOf(fromYear: number | null, toYear: number | null, certainty: Confidence) {
  // As text: a year has no thousands separator.
  const values = {
    sure: certainty === "confirmed" ? "yes" : "no",
    from: String(fromYear ?? ""),
    to: String(toYear ?? ""),
  };
  if (fromYear !== null && toYear !== null)
    return { key: fromYear === toYear ? "year" : "years", values } as const;
  if (fromYear !== null) return { key: "year-from", values } as const;
  return toYear === null ? null : ({ key: "year-to", values } as const);
}
