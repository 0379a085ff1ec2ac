/** Builders of findings for tests: documents of rows and of prose, out of made-up values. */
import type { DocumentFindings, DocumentRecord } from "../../domain/documents/document.ts";
import type { MentionType, PersonFlag, PlacedMention } from "../../domain/people/mention.ts";

export type Cell = readonly [label: string, type: MentionType, value: string];

export function table(path: string, rows: readonly (readonly Cell[])[]): DocumentFindings {
  const mentions = rows.flatMap((cells, row) =>
    cells.map(([label, type, value], column) =>
      mention(type, value, {
        place: { sheet: "Sheet1", row: row + 2, column: String.fromCharCode(65 + column) },
        passage: row + 1,
        label,
      }),
    ),
  );
  return { document: record(path), mentions };
}

export type Word = {
  readonly type: MentionType;
  readonly value: string;
  readonly block?: number;
  readonly sentence?: number;
  readonly stands?: PlacedMention["stands"];
  readonly label?: string;
  readonly flags?: readonly PersonFlag[];
};

/** Mentions one after another, thirty characters apart. */
export function prose(path: string, words: readonly Word[]): DocumentFindings {
  const mentions = words.map(
    ({ type, value, block = 0, sentence = block, stands = "prose", label = "", flags }, at) =>
      mention(type, value, {
        start: at * 30,
        end: at * 30 + value.length,
        place: { page: 1 },
        passage: stands === "header" ? 0 : 1,
        block,
        sentence,
        stands,
        label,
        ...(flags && { flags }),
      }),
  );
  return { document: record(path), mentions };
}

export function record(path: string, more: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    path,
    sha256: "0".repeat(64),
    type: "xlsx",
    bytes: 1000,
    outcome: "readable",
    partial: false,
    ocr: false,
    reason: null,
    duplicateOf: null,
    pages: null,
    earliest: null,
    latest: null,
    ms: 1,
    ...more,
  };
}

export async function* stream<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}

function mention(type: MentionType, value: string, more: Partial<PlacedMention>): PlacedMention {
  return {
    type,
    start: 0,
    end: value.length,
    value,
    written: value,
    confidence: "high",
    check: "structure",
    place: { line: 1 },
    passage: 0,
    block: 0,
    stands: "row",
    label: "",
    ...more,
  };
}
