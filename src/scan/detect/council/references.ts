/** A council's own references. They have no national form: a cue or a column names them, templates find the rest. */
import type { MentionType } from "../../../domain/people/mention.ts";
import { type Detector, supported } from "../detector.ts";

const token = "([A-Z]{0,4}[-/ ]?\\d[\\dA-Z]*(?:(?:[/.]?|-\\n?)[\\dA-Z]+){0,3})(?![\\w])";
const filler = "(?: (?:no|number|num|ref|reference|account|acc|a/c|id|is|code|of))*[.:#=)\\s–-]{0,6}";

function reference(type: MentionType, words: string, cues: RegExp): Detector {
  return {
    type,
    pattern: new RegExp(`\\b(?:${words})${filler}${token}`, "gi"),
    inColumn: /^[A-Z]{0,4}[-/ ]?\d[\dA-Z]*(?:[-/. ]?[\dA-Z]+){0,3}$/i,
    cues,
    normalise: (written) => written.replace(/\s/g, "").toUpperCase(),
    accepts(value, at) {
      const digits = value.replace(/\D/g, "").length;
      const plausible =
        digits >= 5 && value.length <= 16 && !/^(?:19|20)\d\d$|^0+$/.test(value) && !isDate(value);
      return plausible && supported(at) ? "template" : null;
    },
    confidence: () => "high",
  };
}

const isDate = (value: string): boolean => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d\d-\d\d$/.test(value);
const number = "(?:ref(?:erence)?|account|acct?|a/c|no|number|id)";

/** A word that stands alone before its value: "tenancy T-26321-02", "claim: 490806". */
const follows = "(?= ?[:#]|[ \\n]{1,2}[A-Z]{0,4}[-/]?\\d)";

export const councilTaxReference = reference(
  "council-tax-reference",
  `(?:council[- ]?tax|ctax|c/tax|c\\.?tax) ${number}|(?:council[- ]?tax|ctax)${follows}`,
  /\b(?:council[- ]?tax|c\.?\/?tax)\b/i,
);
export const housingReference = reference(
  "housing-reference",
  `(?:tenancy|rent|housing|hra|housing application|housing register|tenant) ${number}|(?:tenancy|tenancy,? ref(?:erence)?)${follows}`,
  /\b(?:tenan(?:cy|t)|rent|housing|hra)\b/i,
);
export const benefitReference = reference(
  "benefit-reference",
  `(?:benefit|benefits|hb|ctb|ctr|claim|claimant|housing benefit) ${number}|(?:claim|claim,? ref(?:erence)?)${follows}`,
  /\b(?:benefits?|hb|ct[br]|claim(?:ant)?)\b/i,
);
