/** A statement as it was published: the words that stand now, and those that stood there before. */
import type { Bodies, Translated } from "./published-translation.ts";

export type PublishedStatement = Translated & {
  /** From 1 over the whole site, in the order of publication: its address never changes. */
  readonly number: number;
  readonly incident: string;
  readonly title: string;
  /** A paragraph whose lines all start with "- " is a list. */
  readonly paragraphs: readonly string[];
  /** In easy read, a line for each idea; none where nobody has written it. */
  readonly easyRead: readonly string[];
  /** When its first version was published. */
  readonly publishedAt: string;
  /** The body that speaks, not a person. */
  readonly author: string;
  /** The same by its key. */
  readonly authority: string;
  /** From 1. */
  readonly version: number;
  /** When the words that stand now were published, and what is different in them and why; null: never corrected. */
  readonly corrected: { readonly at: string; readonly changed: string } | null;
  /** It is no longer our word, though its text stays readable. */
  readonly retracted: { readonly at: string; readonly why: string } | null;
  /** Oldest first, without the words that stand now. */
  readonly earlier: readonly PublishedVersion[];
  readonly bodies?: Bodies;
  readonly spoken?: boolean;
  readonly original?: Original;
  /** Languages whose translation is of words that stood there before: those are read in English. */
  readonly behind?: readonly string[];
};

export type PublishedVersion = Translated & {
  readonly version: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly publishedAt: string;
  /** "" for the first. */
  readonly changed: string;
  readonly bodies?: Bodies;
  /** Where it is read in another language: title and text are in that language. */
  readonly spoken?: boolean;
  /** Then: the English. */
  readonly original?: Original;
};

export type Original = { readonly title: string; readonly paragraphs: readonly string[] };

/** When the public was last told something about it. */
export function lastWordOf({ publishedAt, corrected, retracted }: PublishedStatement): string {
  return retracted?.at ?? corrected?.at ?? publishedAt;
}
