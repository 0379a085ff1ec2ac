/** A whole cell or a form's field that is said to hold a name: lists are not asked, only whether it can be one. */
import type { Hit } from "../detector.ts";
import { normalName } from "./normal.ts";
import { isGiven, isSurname, tokensOf } from "./tokens.ts";
import { firms, notPeople, titles } from "./words.ts";

const shape = /^\p{L}[\p{L}\p{M}'’.-]*(?:,? [\p{L}(][\p{L}\p{M}'’.-]*\)?|, ?[\p{L}][\p{L}\p{M}'’.-]*){0,6}$/u;
const pair = / (?:and|&|\+) |\//;

export type Field = { readonly start: number; readonly text: string };

/** Part of a name (a forename's or a surname's cell): letters only, and not "N/A". */
export function namePart(text: string): string | null {
  const trimmed = text.trim().replace(/\s+/g, " ");
  return trimmed.length > 0 && trimmed.length < 60 && shape.test(trimmed) && !notPeople.test(trimmed)
    ? trimmed
    : null;
}

export function nameInField(text: string, start = 0): Hit | null {
  const written = text
    .trim()
    .replace(/\s*[<([].*$/, "")
    .replace(/[,.;]+$/, "");
  if (written.length < 2 || written.length > 70 || notPeople.test(written)) return null;
  const offset = start + text.indexOf(written);
  const bare = written.replace(/\s+/g, " ");
  if (!shape.test(bare) || pair.test(bare) || isBody(bare)) return null;
  const untitled = withoutTitles(written);
  if (untitled === "" || !/\p{L}{2}/u.test(untitled)) return null;
  const begins = offset + written.length - untitled.length;
  const listed = tokensOf(capitalised(untitled)).some((token) => isGiven(token) || isSurname(token));
  return {
    type: "name",
    start: begins,
    end: begins + untitled.length,
    value: normalName(untitled.replace(/\s+/g, " ")),
    written: untitled,
    confidence: "high",
    check: listed ? "list" : "unchecked",
  };
}

function isBody(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[ .,]+/)
    .some((word) => firms.has(word));
}

function withoutTitles(written: string): string {
  let rest = written;
  for (;;) {
    const first = /^([\p{L}]+)\.?\s+/u.exec(rest);
    if (!first || !titles.has(first[1]!.toLowerCase())) return rest;
    rest = rest.slice(first[0].length);
  }
}

const capitalised = (text: string): string => text.replace(/(^|\s)(\p{Ll})/gu, (all) => all.toUpperCase());
