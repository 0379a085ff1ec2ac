/** A report as it would be sent now: every field with its words, and where they come from. */
import { drawnFor } from "./drawn.ts";
import type { ReportFacts } from "./facts.ts";
import type { FieldKey, ReportField } from "./field.ts";
import { fields, type Typed } from "./fields.ts";

/** record: from the register and the record alone; typed: by staff; both. */
export type FieldSource = "record" | "typed" | "both" | "none";

export type ContentField = {
  readonly key: FieldKey;
  readonly number: string;
  readonly label: string;
  /** "" where nothing is known. */
  readonly text: string;
  readonly source: FieldSource;
  /** Where figures come from, in words; "" where they are none. */
  readonly because: string;
};

export type ReportContent = {
  readonly incident: string;
  readonly authority: string;
  readonly fields: readonly ContentField[];
};

export function contentOf(facts: ReportFacts, typed: Typed): ReportContent {
  return {
    incident: facts.incident,
    authority: facts.authority,
    fields: fields.map((field) => fieldWith(field, facts, typed)),
  };
}

function fieldWith(field: ReportField, facts: ReportFacts, typed: Typed): ContentField {
  const { key, number, label } = field;
  const drawn = drawnFor(key, facts, typed);
  const own = typedWords(field, typed);
  const text = joined(key, drawn.text, own);
  const fromRecord = drawn.text !== "" && !(own !== "" && replaces.has(key));
  const source = text === "" ? "none" : !fromRecord ? "typed" : own === "" ? "record" : "both";
  return { key, number, label, text, source, because: fromRecord ? drawn.because : "" };
}

/** Typed words take the place of what is drawn; elsewhere they are added to it. */
const replaces: ReadonlySet<FieldKey> = new Set(["whatHappened", "contact", "caseReference"]);

function joined(key: FieldKey, drawn: string, own: string): string {
  if (own === "" || drawn === "") return own || drawn;
  return replaces.has(key) ? own : `${drawn}\n${own}`;
}

/** Of lists and counts nothing is added: what was typed is in what is drawn already. */
function typedWords({ key, kind, choices = {} }: ReportField, typed: Typed): string {
  const value = typed[key];
  if (value === undefined || kind === "count" || key === "dataCategories" || key === "peopleCategories")
    return "";
  if (typeof value === "string") return kind === "choice" ? (choices[value] ?? "") : value.trim();
  return Object.keys(choices)
    .filter((choice) => value.includes(choice))
    .map((choice) => choices[choice])
    .join("\n");
}
