/**
 * The figures of a report as the register has them, and the most that they can be. Where the regulator asks for a number
 * that is not known for sure, it wants the largest possible one, so what is not read yet is counted as full.
 */
import type { MentionType } from "../people/mention.ts";
import type { Groups } from "./categories.ts";

/** People and places (rows, entries, passages about somebody) in the fullest document of a kind that was read. */
export type Fullest = { readonly people: number; readonly places: number };

export type Unread = {
  /** Of the file: "xlsx". */
  readonly type: string;
  readonly documents: number;
  /** Of the same type; null where none of it was read. */
  readonly fullest: Fullest | null;
};

export type Figures = {
  readonly people: number;
  /** Of them: whose data was deleted since, by the rule of keeping. They were affected all the same. */
  readonly deleted: number;
  /** Of them: may be the same as another. */
  readonly uncertain: number;
  readonly deceased: number;
  readonly places: number;
  /** Documents in which they stand. */
  readonly documents: number;
  readonly groups: Groups;
  readonly categories: readonly { readonly type: MentionType; readonly people: number }[];
  /** Documents that could not be read, or not whole; copies of others, empty ones and system files left out. */
  readonly unread: readonly Unread[];
  /** Holdings whose people are not in the register yet: files that may be anybody's of several authorities. */
  readonly unreviewed: { readonly holdings: number; readonly files: number; readonly unlisted: number };
  /** Over documents of all types. */
  readonly fullest: Fullest | null;
  /** Years that the documents show. */
  readonly years: { readonly from: string; readonly to: string } | null;
};

export type Bound = {
  readonly found: number;
  /** Null: nothing was read by which what is not read could be measured. */
  readonly atMost: number | null;
  /** Files behind the difference. */
  readonly unread: number;
  /** The bound is the number of people whom the authority has any data about, as it says itself. */
  readonly capped: boolean;
};

export function unreadDocuments({ unread, unreviewed }: Figures): number {
  return unread.reduce((sum, { documents }) => sum + documents, 0) + unreviewed.files;
}

/** `ceiling`: everybody about whom the authority holds data at all; nobody else can be affected. */
export function boundOnPeople(figures: Figures, ceiling: number | null): Bound {
  const bound = boundOn(figures, "people");
  if (ceiling === null || ceiling < figures.people) return bound;
  return bound.atMost === null || bound.atMost > ceiling
    ? { ...bound, atMost: ceiling, capped: true }
    : bound;
}

export function boundOnPlaces(figures: Figures): Bound {
  return boundOn(figures, "places");
}

function boundOn(figures: Figures, of: keyof Fullest): Bound {
  const { unread, unreviewed, fullest } = figures;
  const found = figures[of];
  const files = unreadDocuments(figures);
  const base = { found, unread: files, capped: false };
  if (files === 0 && unreviewed.unlisted === 0) return { ...base, atMost: found };
  // A holding whose files are not even listed may hold any number.
  if (fullest === null || unreviewed.unlisted > 0) return { ...base, atMost: null };
  const inUnread = unread.reduce((sum, line) => sum + line.documents * (line.fullest ?? fullest)[of], 0);
  return { ...base, atMost: found + inUnread + unreviewed.files * fullest[of] };
}
