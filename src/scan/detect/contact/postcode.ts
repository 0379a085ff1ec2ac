/** Postcodes by the form of BS 7666; the outward part must be one that Royal Mail uses. */
import { type Detector, supported } from "../detector.ts";
import { outcodeExists } from "./outcodes.ts";

const streets =
  /\b(?:road|rd|street|st|avenue|ave|lane|close|court|drive|way|gardens?|square|terrace|place|crescent|mews|flat|house|hill|grove|row|london|walk|park|green|address|postcode|post code|live[sd]?|living|property)\b|,\s*$/i;

export const postcode: Detector = {
  type: "postcode",
  pattern:
    /(?<![A-Za-z0-9])(?:[A-PR-UWYZ](?:\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d{1,2}|[A-HK-Y]\d[ABEHMNPRVWXY])[ \u00a0]{0,2}\d[ABD-HJLNP-UW-Z]{2}|GIR ?0AA)(?![A-Za-z0-9])/gi,
  cues: streets,
  normalise(written) {
    const bare = written.replace(/[\s\u00a0]/g, "").toUpperCase();
    return `${bare.slice(0, -3)} ${bare.slice(-3)}`;
  },
  accepts(value, at) {
    if (value === "A1 1AA" || value.startsWith("ZZ") || !outcodeExists(value.slice(0, -4))) return null;
    const plain = /[\s\u00a0]/.test(at.written) && !/[a-z]/.test(at.written);
    return plain || supported(at) || addressBefore(at.text, at.start) ? "list" : null;
  },
  confidence: (at) => (supported(at) || addressBefore(at.text, at.start) ? "high" : "medium"),
};

const addressBefore = (text: string, start: number): boolean =>
  streets.test(text.slice(Math.max(0, start - 60), start));
