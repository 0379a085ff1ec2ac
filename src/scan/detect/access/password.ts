/** Passwords, kept as they are written: a cue names them, and prose about passwords is not one. */
import type { Detector } from "../detector.ts";

export const password: Detector = {
  type: "password",
  pattern:
    /\b(?:pass ?word|passwd|pwd|pass ?phrase|pass ?code|pw|pin(?: number| code)?)(?: (?:for|to|on)(?: [A-Za-z]{2,12}){1,4}?(?= is | was ))?(?: ?(?:=|:|->|–)[ \t]*| (?:is now|is|was|set to|changed to|reset to)(?::)?[ \t]+)["'“‘]?([^\s"'”’<>]{4,64})/gi,
  inColumn: /^\S{3,64}$/,
  cues: /\b(?:pass ?word|passwd|pwd|pw|pass ?phrase|pass ?code|pin)\b/i,
  normalise: (written) => written.replace(/[.,;)]$/, ""),
  accepts(value, at) {
    if (value.length < 3 || notOne.test(value) || /^[*•.x?_-]+$/i.test(value)) return null;
    if (
      at.support === "column" ||
      at.support === "label" ||
      /[:=>–]\s*["'“‘]?$/.test(at.text.slice(Math.max(0, at.start - 4), at.start))
    )
      return "unchecked";
    return mixed(value) ? "unchecked" : null;
  },
  confidence: (at) =>
    at.support === "column" || at.support === "label" || mixed(at.written) ? "high" : "medium",
};

const notOne =
  /^(?:reset|resets|changed|required|protected|protection|policy|expired|expires|expiry|your|the|not|must|and|for|to|is|was|this|that|same|as|a|an|forgotten|incorrect|correct|wrong|sent|needed|invalid|strong|secret|kept|never|being|please|hint|n\/a|none|yes|no|null|tbc|https?:.*)$/i;

/** A digit or a sign in it, or capitals inside: a word of prose has neither. */
const mixed = (value: string): boolean => /\d|[^\w\s'’.,;:!?-]|[a-z][A-Z]/.test(value);
