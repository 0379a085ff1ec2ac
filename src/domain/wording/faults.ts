/** What must be put right before words can be used: fields that there are not, or that must be there, and lengths. */

import { haveSameFields } from "../notices/compose-for.ts";
import { noticeFields } from "../notices/compose-notice.ts";
import { longestText, roomForCode } from "../notices/text-length.ts";
import { linesOf } from "./texts.ts";
import type { WordingFields, WordingKind } from "./wording.ts";

export type WordingFault = {
  readonly kind:
    | "wording-field-missing"
    | "wording-field-too-long"
    | "wording-unknown-place"
    | "wording-place-missing"
    | "wording-link"
    | "wording-names-data"
    | "wording-text-too-long"
    | "wording-lines-differ"
    | "wording-places-differ"
    | "wording-empty";
  readonly field: string;
  /** What it is about: "{phone}", or a number of letters or lines. */
  readonly what?: string;
};

/** Longer than a page of a letter: nobody needs it in one place. */
const longest = 3_000;

/** UK GDPR Art. 34(2) with 33(3)(b): whom to ask; and by what, so that whoever answers finds them. */
const required: Readonly<Record<string, readonly string[]>> = {
  greeting: ["name"],
  contact: ["phone", "reference"],
  short: ["authority", "phone", "reference"],
  years: ["years"],
};

/** `names`: what kinds of data are called, which a subject or a text message never says. `filled`: the text as it goes out. */
export function englishFaults(
  kind: WordingKind,
  fields: WordingFields,
  { names, filled }: { readonly names: readonly string[]; filled(text: string): string },
): readonly WordingFault[] {
  return Object.entries(fields).flatMap(([field, text]): readonly WordingFault[] => {
    if (text === "") return [{ kind: "wording-field-missing", field }];
    if (text.length > longest) return [{ kind: "wording-field-too-long", field }];
    const needed = kind === "plain" || kind === "easy-read" ? (required[field] ?? []) : [];
    return [
      ...placeFaults(field, text, kind),
      ...needed
        .filter((name) => !text.includes(`{${name}}`))
        .map((name) => ({ kind: "wording-place-missing" as const, field, what: `{${name}}` })),
      ...openFaults(field, text, { names, filled }),
    ];
  });
}

/** A field that is left empty stays in English. */
export function translationFaults(
  english: WordingFields,
  fields: WordingFields,
  filled: (text: string) => string,
): readonly WordingFault[] {
  const written = Object.entries(fields).filter(([, text]) => text !== "");
  const [first = ""] = Object.keys(english);
  if (written.length === 0) return [{ kind: "wording-empty", field: first }];
  return written.flatMap(([field, text]): readonly WordingFault[] => {
    const [lines, said] = [linesOf(english[field] ?? ""), linesOf(text)];
    if (text.length > longest) return [{ kind: "wording-field-too-long", field }];
    if (lines.length !== said.length)
      return [{ kind: "wording-lines-differ", field, what: String(lines.length) }];
    const differs = lines.findIndex((line, at) => !haveSameFields(line, said[at]!));
    return [
      ...(differs === -1
        ? []
        : [{ kind: "wording-places-differ" as const, field, what: String(differs + 1) }]),
      ...openFaults(field, text, { names: [], filled }),
    ];
  });
}

function placeFaults(field: string, text: string, kind: WordingKind): readonly WordingFault[] {
  const allowed: readonly string[] = kind === "kinds" ? [] : noticeFields;
  const unknown = (text.match(/\{[^{}]*\}|[{}]/g) ?? []).find(
    (place) => !allowed.includes(place.slice(1, -1)),
  );
  return unknown === undefined ? [] : [{ kind: "wording-unknown-place", field, what: unknown.slice(0, 40) }];
}

/** What others may see over a shoulder or on a locked screen. */
function openFaults(
  field: string,
  text: string,
  { names, filled }: { readonly names: readonly string[]; filled(text: string): string },
): readonly WordingFault[] {
  // People are told to follow no links: what they hold has none.
  const link: readonly WordingFault[] = /\bhttps?:\/\//iu.test(text) ? [{ kind: "wording-link", field }] : [];
  if (field !== "subject" && field !== "short") return link;
  const said = names.find((name) => name.length > 3 && text.toLowerCase().includes(name.toLowerCase()));
  const most = longestText - roomForCode;
  const letters = filled(text).length;
  return [
    ...link,
    ...(said === undefined ? [] : [{ kind: "wording-names-data" as const, field, what: said }]),
    ...(field === "short" && letters > most
      ? [{ kind: "wording-text-too-long" as const, field, what: String(letters) }]
      : []),
  ];
}
