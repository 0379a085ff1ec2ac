/** National Insurance numbers: two letters, six digits, a letter A to D. No check digit; HMRC's NIM39110 has the form. */
import { compact, type Detector, supported } from "../detector.ts";

// Never a prefix of a person's number: unused (BG ... ZZ) or administrative (CR ... PZ).
const notAPrefix = new Set("BG GB KN NK NT TN ZZ OO CR FY MW NC PP PY PZ".split(" "));
const specimens = new Set(["AA123456", "QQ123456", "AB123456C"]);

export const nino: Detector = {
  type: "nino",
  pattern:
    /(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ \u00a0-]{0,2}\d\d[ \u00a0-]?\d\d[ \u00a0-]?\d\d(?:[ \u00a0-]{0,2}[A-D](?![A-Za-z0-9'’]))?/gi,
  cues: /\b(?:ni|nino|n\.i\.?|nat(?:ional|\.)? ?ins(?:urance|\.)?|insurance n(?:o|umber))\b/i,
  normalise: compact,
  accepts(value, at) {
    if (notAPrefix.has(value.slice(0, 2)) || specimens.has(value.slice(0, 8)) || specimens.has(value))
      return null;
    if (value.length === 8 || /[a-z]/.test(at.written)) return supported(at) ? "structure" : null;
    return "structure";
  },
};
