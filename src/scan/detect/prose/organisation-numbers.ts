/** VAT, company and charity numbers: recognised so that they are not taken for a person's. */
import type { Hit, Span } from "../detector.ts";

const numbers =
  /\b(?:vat|company|companies house|charity|registered|duns|invoice|purchase order|po|order|receipt|serial|isbn|issn|product code|barcode|tracking)\b(?: (?:reg(?:istration|istered)?|in england(?: and wales)?|charity|company))*\.? ?(?:no|number|num|id|ref|code)?\.?[ :#-]{0,3}(?:GB ?|[A-Z]{1,4}-?)?(?:\d[\d -]{4,20}\d)/gi;
const cheap =
  /vat|compan|charity|registered|duns|invoice|order|\bpo\b|receipt|serial|is[bs]n|product|barcode|tracking/i;

export function withoutOrganisations(text: string, hits: readonly Hit[]): readonly Hit[] {
  if (!cheap.test(text)) return hits;
  const spans: Span[] = [...text.matchAll(numbers)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (spans.length === 0) return hits;
  return hits.filter(
    (hit) =>
      !numeric.has(hit.type) ||
      (hit.confidence === "high" && hit.label !== undefined) ||
      !spans.some(({ start, end }) => start < hit.end && hit.start < end),
  );
}

const numeric: ReadonlySet<Hit["type"]> = new Set([
  "nhs-number",
  "phone",
  "payment-card",
  "bank-account",
  "utr",
  "passport",
  "vehicle-registration",
]);
