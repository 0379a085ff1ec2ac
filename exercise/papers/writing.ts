/** Text that knows which personal values stand in it. Papers are made of it, so the truth is what was written. */
import type { MentionType } from "../../src/domain/people/mention.ts";

export type Said = { readonly type: MentionType; readonly value: string; readonly people: readonly string[] };
export type Written = { readonly text: string; readonly said: readonly Said[] };

/** A template of plain words and of written values. */
export function write(
  words: TemplateStringsArray,
  ...parts: readonly (Written | string | number)[]
): Written {
  return join(
    words.flatMap((word, i) => (i < parts.length ? [word, parts[i] as Written | string | number] : [word])),
  );
}

export function join(parts: readonly (Written | string | number)[], between = ""): Written {
  const all = parts.map((part) => (typeof part === "object" ? part : plain(String(part))));
  return { text: all.map((part) => part.text).join(between), said: all.flatMap((part) => part.said) };
}

export function plain(text: string): Written {
  return { text, said: [] };
}

export function said(text: string, type: MentionType, value: string, people: readonly string[]): Written {
  return { text, said: [{ type, value, people }] };
}

/** The same words in the letters that an encoding or a font has; the names in the truth follow. */
export function spelt(written: Written, spell: (text: string) => string): Written {
  const text = spell(written.text);
  if (text === written.text) return written;
  return { text, said: written.said.map((one) => ({ ...one, value: spell(one.value) })) };
}

export type Prose = {
  readonly kind: "prose";
  readonly title: Written;
  readonly paragraphs: readonly Written[];
  readonly footer?: Written;
};

export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly Written[])[];
  readonly hidden?: true;
  /** From 0. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** The title in the first cell of row 1 is merged over this many columns. */
  readonly mergedTitle?: number;
  readonly comments?: readonly { readonly row: number; readonly column: number; readonly note: Written }[];
};

export type Book = { readonly kind: "book"; readonly sheets: readonly Sheet[] };

export type Message = {
  readonly kind: "message";
  readonly from: Written;
  readonly to: readonly Written[];
  readonly cc: readonly Written[];
  readonly subject: Written;
  readonly lines: readonly Written[];
  /** ISO with time. */
  readonly sent: string;
};
