/** Letters as they are set, before they become a file: pages of drawing, and the structure that a screen reader reads. */
import type { UsedGlyphs } from "./typeface.ts";

/** A piece of a page's drawing that belongs to an element. */
export type Mark = { readonly page: number; readonly mark: number };

export type Element = {
  readonly tag: "Document" | "Part" | "Sect" | "H1" | "H2" | "H3" | "P" | "L" | "LI" | "Lbl" | "LBody";
  /** Where it is in another language than what it stands in. */
  readonly lang?: string;
  readonly of: (Element | Mark)[];
};

export type LaidOutPage = {
  readonly drawing: string[];
  /** How many marks it has. */
  marks: number;
};

export type LaidOut = {
  /** What a bookmark calls it; without personal data. */
  readonly label: string;
  readonly element: Element;
  readonly pages: readonly LaidOutPage[];
  readonly used: UsedGlyphs;
};

export function isMark(child: Element | Mark): child is Mark {
  return "mark" in child;
}
