/** A statement as it was published. */
export type PublishedStatement = {
  /** From 1 over the whole site, in the order of publication: its address never changes. */
  readonly number: number;
  readonly incident: string;
  readonly title: string;
  /** A paragraph whose lines all start with "- " is a list. */
  readonly paragraphs: readonly string[];
  readonly publishedAt: string;
  /** The body that speaks, not a person. */
  readonly author: string;
};
