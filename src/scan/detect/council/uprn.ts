/** Unique Property Reference Numbers: up to twelve digits, so only a cue or a column tells them. */
import { type Detector, digitsOf } from "../detector.ts";

export const uprn: Detector = {
  type: "uprn",
  pattern:
    /\b(?:uprn|unique property ref(?:erence)?)\b(?: (?:no|number|ref|is|of))*\.?[^\d\n]{0,12}\n?[^\d\n]{0,4}(\d{5,12})(?![\dA-Za-z])/gi,
  inColumn: /^\d{1,12}$/,
  cues: /\b(?:uprn|unique property ref(?:erence)?)\b/i,
  normalise: (written) => digitsOf(written).replace(/^0+(?=\d)/, ""),
  accepts: (value, at) => (at.support !== "none" && !/^0+$/.test(value) ? "structure" : null),
  confidence: () => "high",
};
