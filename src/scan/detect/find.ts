/** Runs one detector over one text and scores what it accepts. */
import type { Check, Confidence } from "../../domain/people/mention.ts";
import type { Detector, Hit, Sighting, Span, Support } from "./detector.ts";

const NEAR = 30;
const NEAR_AFTER = 15;
const FAR = 300;

/** Every accepted value in a text; `given` is support that the surroundings lend to the whole of it (a column). */
export function hitsIn(detector: Detector, text: string, given: Support = "none"): readonly Hit[] {
  const spans = detector.find ? detector.find(text) : spansOf(detector.pattern, text);
  if (spans.length === 0) return [];
  const hits: Hit[] = [];
  for (const { start, end } of spans) {
    if (!standsAlone(text, start, end)) continue;
    const support = given === "none" ? supportFor(detector, text, start, end) : given;
    const hit = judge(detector, { text, start, end, written: text.slice(start, end), support });
    if (hit) hits.push(hit);
  }
  return hits;
}

/** A cell under a column that names the type: the whole of it must be the value. */
export function hitInCell(detector: Detector, text: string, support: Support): Hit | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const start = text.indexOf(trimmed);
  const end = start + trimmed.length;
  if (detector.inColumn ? !detector.inColumn.test(trimmed) : !isWhole(detector, trimmed)) return null;
  return judge(detector, { text, start, end, written: trimmed, support });
}

function judge(detector: Detector, at: Sighting): Hit | null {
  const value = detector.normalise(at.written);
  const check = detector.accepts(value, at);
  if (check === null) return null;
  const confidence = (detector.confidence ?? usualConfidence)(at, check);
  return { type: detector.type, start: at.start, end: at.end, value, written: at.written, confidence, check };
}

function usualConfidence(at: Sighting, check: Check): Confidence {
  const ruled = check !== "unchecked";
  switch (at.support) {
    case "column":
    case "label":
    case "near":
      return ruled ? "high" : "medium";
    case "far":
      return "medium";
    case "none":
      return ruled ? "medium" : "low";
  }
}

function supportFor(detector: Detector, text: string, start: number, end: number): Support {
  const cues = detector.cues;
  if (cues.test(text.slice(Math.max(0, start - NEAR), start))) return "near";
  if (cues.test(sameLine(text.slice(end, end + NEAR_AFTER)))) return "near";
  if (cues.test(text.slice(Math.max(0, start - FAR), start))) return "far";
  return cues.test(text.slice(end, end + FAR)) ? "far" : "none";
}

const sameLine = (after: string): string => after.split("\n", 1)[0] ?? "";

function spansOf(pattern: RegExp, text: string): readonly Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const end = match.index + match[0].length;
    spans.push({ start: end - (match[1] ?? match[0]).length, end });
    if (match[0].length === 0) pattern.lastIndex++;
  }
  return spans;
}

function isWhole(detector: Detector, text: string): boolean {
  const spans = detector.find ? detector.find(text) : spansOf(detector.pattern, text);
  return spans.some(({ start, end }) => start === 0 && end === text.length);
}

/** Not a piece of a longer number, a decimal or a UUID. */
export function standsAlone(text: string, start: number, end: number): boolean {
  if (joins(text, start - 1, start - 2) || joins(text, end, end + 1)) return false;
  return !(text[start - 1] === "-" || text[end] === "-") || !insideUuid(text, start);
}

function joins(text: string, next: number, beyond: number): boolean {
  const code = text.charCodeAt(next);
  if (isAlphanumeric(code) || code === 0x5f) return true;
  // "." "-" "/" "," ":" tie only where a digit follows on the far side: "0.943", "12-943", but "tel:0207", "5919."
  const ties = code === 0x2e || code === 0x2d || code === 0x2f || code === 0x2c || code === 0x3a;
  return ties && isDigit(text.charCodeAt(beyond));
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAlphanumeric = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

function insideUuid(text: string, start: number): boolean {
  const from = Math.max(0, start - 36);
  for (const found of text.slice(from, start + 36).matchAll(uuid)) {
    if (from + found.index <= start && start < from + found.index + 36) return true;
  }
  return false;
}
