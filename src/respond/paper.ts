/** A paper: what staff print, keep or hand on (a timeline, a hand-over, a report), before it is a PDF. */

/** How a handling mark stands at the head and foot of each page: TLP 2.0 gives the words and the colour. */
export type PaperMark = { readonly text: string; readonly colour: string };

/** A language tag ("en-GB") where a block is in another language than the paper: screen readers go by it. */
type Spoken = { readonly lang?: string };

export type PaperBlock =
  | (Spoken & { readonly kind: "heading" | "subheading" | "paragraph"; readonly text: string })
  | (Spoken & { readonly kind: "list"; readonly items: readonly string[] })
  | { readonly kind: "facts"; readonly facts: readonly { readonly name: string; readonly value: string }[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly heads: readonly string[];
      /** Of the page's width, in hundredths. */
      readonly widths: readonly number[];
      /** A cell for each head. */
      readonly rows: readonly (readonly string[])[];
    };

export type Paper = {
  readonly title: string;
  /** The language that it is in; British English where it is left out. */
  readonly lang?: string;
  /** Whose it is. */
  readonly author: string;
  /** The same paper made at the same time has the same bytes. */
  readonly madeAt: Date;
  /** Stands at the foot of each page, before its number. */
  readonly foot: string;
  readonly mark: PaperMark | null;
  readonly blocks: readonly PaperBlock[];
};

export type WritePaper = (paper: Paper) => Promise<Uint8Array>;
