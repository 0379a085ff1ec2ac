/** Which words of a translation may be shown beside the English as it stands now. Never one of words that are gone. */
import { isTied, type SubjectKind, tiedFields, type Words } from "./subject.ts";
import type { Translation } from "./translation.ts";

type Made = Pick<Translation, "kind" | "source" | "fields">;

/** By field of the English; a field that is left out stays in English. */
export function wordsInStep(made: Made, english: Words): Words {
  const together = tiedInStep(made, english);
  return Object.fromEntries(
    Object.entries(english).flatMap(([field, text]) => {
      const own = isTied(made.kind, field) ? (together ? field : undefined) : fieldOf(made, text);
      const words = own === undefined ? "" : (made.fields[own] ?? "");
      return words === "" ? [] : [[field, words]];
    }),
  );
}

/** Whoever translated has seen every word of the English that stands there now. */
export function isInStep(made: Made, english: Words): boolean {
  return (
    tiedInStep(made, english) &&
    Object.entries(english).every(
      ([field, text]) => isTied(made.kind, field) || fieldOf(made, text) !== undefined,
    )
  );
}

function tiedInStep({ kind, source }: Made, english: Words): boolean {
  return tiedFields(kind).every((field) => (source[field] ?? "") === (english[field] ?? ""));
}

/** Where a phrase stands in a list may change: it is found by what it says. */
function fieldOf({ kind, source }: Made, text: string): string | undefined {
  return Object.keys(source).find((field) => !isTied(kind, field) && source[field] === text);
}

/** missing: nobody has translated it. behind: the English has changed since. waiting: for a second person. */
export type Progress = "missing" | "behind" | "waiting" | "done";

export function progressOf(
  { standing, draft }: { readonly standing: Made | undefined; readonly draft: Made | undefined },
  english: Words,
): Progress {
  if (draft !== undefined && isInStep(draft, english)) return "waiting";
  if (standing === undefined) return draft === undefined ? "missing" : "behind";
  return isInStep(standing, english) ? "done" : "behind";
}

export type FieldsProblem = {
  readonly kind: "translation-field-missing" | "translation-field-too-long" | "translation-empty";
  readonly field: string;
};

/** What belongs together is translated together; none may be longer than anybody needs who says the same. */
export function fieldsProblem(kind: SubjectKind, english: Words, fields: Words): FieldsProblem | null {
  for (const [field, text] of Object.entries(english)) {
    const words = fields[field] ?? "";
    if (words === "" && isTied(kind, field)) return { kind: "translation-field-missing", field };
    if ([...words].length > longestOf(text)) return { kind: "translation-field-too-long", field };
  }
  const [first = ""] = Object.keys(english);
  const isEmpty = Object.keys(english).every((field) => (fields[field] ?? "") === "");
  return isEmpty ? { kind: "translation-empty", field: first } : null;
}

/** Three times the English, and enough for a short word's long sister. */
export function longestOf(english: string): number {
  return Math.max(100, 3 * [...english].length);
}
