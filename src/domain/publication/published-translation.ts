/** What staff wrote, in other languages: approved by a second person, and never of words that have changed since. */

/** By language, then by what the English says: what stands in its place. */
export type InLanguages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Left out where there is none. */
export type Translated = { readonly translated?: InLanguages };

/** A statement's running text, by language. */
export type Bodies = Readonly<
  Record<string, { readonly paragraphs: readonly string[]; readonly easyRead: readonly string[] }>
>;
