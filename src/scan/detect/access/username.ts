/** User names, by their cue or column; an e-mail address in that place stays an e-mail address. */
import type { Detector } from "../detector.ts";

export const username: Detector = {
  type: "username",
  pattern:
    /(?<![?&\w-])(?:user[ -]?name|user[ -]?id|log[ -]?in(?: name| id)?|log[ -]?on(?: name| id)?|network id|userid)(?: ?(?:=|:|->|–)[ \t]*| (?:is|was)(?::)?[ \t]+)["'“‘]?([A-Za-z0-9][\w.\\@-]{2,40})/gi,
  inColumn: /^[A-Za-z0-9][\w.\\@ -]{1,60}$/,
  cues: /\b(?:user[ -]?name|user[ -]?id|log[ -]?in|log[ -]?on|uid|network id)\b/i,
  normalise: (written) => written.replace(/[.,;)]$/, "").toLowerCase(),
  accepts(value, at) {
    if (value.includes("@") || notOne.test(value)) return null;
    const said = /[:=>–]\s*["'“‘]?$/.test(at.text.slice(Math.max(0, at.start - 4), at.start));
    if (at.support === "column" || at.support === "label" || said) return "unchecked";
    return /[\d._\\]/.test(value) ? "unchecked" : null;
  },
  confidence: () => "high",
};

const notOne =
  /^(?:and|or|your|the|not|is|was|required|invalid|incorrect|unknown|n\/a|none|same|as|details|page|screen|password|system|account|https?)$/i;
