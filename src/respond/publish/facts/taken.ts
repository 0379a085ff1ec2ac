/**
 * Which kinds of data the public is told were taken: what a review has found, and what points say. What an authority's
 * own review has found takes the place of what it only believed; what it said it knows stays until it says otherwise.
 */
import type { AuthorityId } from "../../../domain/ids.ts";
import { type CategoryWords, inReadingOrder } from "../../../domain/notices/advice.ts";
import type { MentionType } from "../../../domain/people/mention.ts";
import { type Point, rootOfPoint, wordingsOf } from "../../../domain/publication/point.ts";
import type { SurelyTaken } from "../../../domain/publication/published-incident.ts";

/** A kind of data that was found; null: what a review found was deleted since. */
export type FoundKind = { readonly authority: AuthorityId; readonly type: MentionType | null };

export type TakenKind = {
  readonly type: MentionType;
  readonly words: string;
  /** The heading under which it stands in a long list; "" for none. */
  readonly group: string;
};

/** Before a review: how sure an authority is of it. */
export type ThoughtKind = TakenKind & { readonly sure: SurelyTaken };

const surest: readonly SurelyTaken[] = ["known", "very-likely", "likely", "possible"];

export function takenKinds(found: readonly FoundKind[], points: readonly Point[], words: CategoryWords) {
  const types = [...new Set(found.flatMap(({ type }) => type ?? []))];
  const reviewed = new Set(found.map(({ authority }) => authority));
  const thought = thoughtOf(
    standing(points).filter(({ kind, authority }) => kind === "known" || !reviewed.has(authority)),
    new Set(types),
  );
  const inWords = (type: MentionType): TakenKind => ({
    type,
    words: words[type].theirs,
    group: words[type].group ?? "",
  });
  return {
    all: [...types, ...thought.keys()],
    taken: inReadingOrder(types, words).map(inWords),
    thought: inReadingOrder([...thought.keys()], words).map(
      (type): ThoughtKind => ({
        ...inWords(type),
        sure: thought.get(type)!,
      }),
    ),
  };
}

/** What the public reads now: of each point the last wording. */
function standing(points: readonly Point[]): readonly Point[] {
  return [...new Set(points.map(rootOfPoint))].flatMap((root) => wordingsOf(points, root).at(-1) ?? []);
}

/** Two points may name the same kind: whoever is surer is heard. */
function thoughtOf(points: readonly Point[], found: ReadonlySet<MentionType>) {
  const thought = new Map<MentionType, SurelyTaken>();
  for (const { kind, sure, taken } of points) {
    const said = kind === "known" ? "known" : sure;
    if (said === "") continue;
    for (const type of taken) {
      const before = thought.get(type);
      if (found.has(type) || (before !== undefined && surest.indexOf(before) <= surest.indexOf(said)))
        continue;
      thought.set(type, said);
    }
  }
  return thought;
}
