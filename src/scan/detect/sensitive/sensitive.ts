/** Special categories and other words that make harm: counted in a paragraph, form or row that is about somebody. */
import type { MentionType } from "../../../domain/people/mention.ts";
import type { Hit } from "../detector.ts";
import { sensitiveWords } from "./words.ts";

const patterns = sensitiveWords.map(
  ([type, words]) => [type, new RegExp(`(?<![\\w-])(?:${words})(?![\\w])`, "gi")] as const,
);
/** What makes a paragraph one about a person; a postcode or a phone by itself does not. */
const personal: ReadonlySet<MentionType> = new Set([
  "name", "nino", "nhs-number", "date-of-birth", "upn", "driving-licence", "passport", "utr", "housing-reference", "benefit-reference", "council-tax-reference",
]); // biome-ignore format: short words

const notSaid =
  /^(?:n\/?a|no|none|nil|null|unknown|not (?:known|stated|disclosed|recorded|provided|given|applicable)|prefer not to say|refused|declined|tbc|-+|0(?:\.0+)?|£0(?:\.00)?|n|false|\.)$/i;
const affirmed = /^(?:y|yes|true|x|1|tick(?:ed)?|✓)$/i;

export const tellsOfSomebody = (hits: readonly Hit[]): boolean =>
  hits.some(
    (hit) =>
      (personal.has(hit.type) && hit.confidence !== "low") ||
      (hit.type === "name" && hit.value.includes(" ")),
  );

export function sensitiveIn(text: string, kinds?: MentionType): readonly Hit[] {
  const hits: Hit[] = [];
  for (const [type, pattern] of patterns) {
    if (kinds !== undefined && kinds !== type) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const written = match[0];
      // "Gay" and "Blind" in capitals may be names; an abbreviation in lower case is a word.
      hits.push({
        type,
        start: match.index,
        end: match.index + written.length,
        value: written.toLowerCase().replaceAll("’", "'"),
        written,
        confidence: "medium",
        check: "list",
      });
    }
  }
  return hits;
}

/** A cell under "Ethnicity", "Medical notes", "Arrears": the terms in it, or its own words, or the header's. */
export function sensitiveCell(type: MentionType, text: string, header: string): readonly Hit[] {
  const written = text.trim();
  if (written === "" || notSaid.test(written)) return [];
  const start = text.indexOf(written);
  const terms = type === "financial" ? [] : sensitiveIn(text, type);
  if (terms.length > 0) return terms.map((term) => ({ ...term, confidence: "high" }));
  const own = written.length <= 60 && /\p{L}{2}/u.test(written) && !affirmed.test(written);
  const value = (own ? written : header).toLowerCase().replace(/\s+/g, " ");
  return [
    {
      type,
      start,
      end: start + written.length,
      value,
      written,
      confidence: "high",
      check: own ? "unchecked" : "structure",
    },
  ];
}

export const isSensitive = (type: string): boolean => sensitiveWords.some(([known]) => known === type);
