/**
 * Keeps people's references over reviews, and over the holdings of an incident: each person found now takes over from
 * the person known before with whom they share the most marks (identifiers, contact points, name with birth date, name
 * with place). Where a mistake would tell one person about another, or tell nobody, sharing a mark is not enough.
 */
import type { PersonId } from "../../domain/ids.ts";
import { isSameHuman, type Told } from "./same-human.ts";

export type Mark = {
  readonly hash: string;
  /** number: of one human alone; place: a document's, good for its own holding only and never handed in for others. */
  readonly kind: "number" | "value" | "place";
};

export type Known = Told & {
  /** A notice has gone out, or somebody has decided that none goes. */
  readonly told: boolean;
  /** Stands in this holding, in others. */
  readonly here: boolean;
  readonly elsewhere: boolean;
  readonly marks: readonly Mark[];
};

export type Found = Told & { readonly marks: readonly Mark[] };

export type Kept = {
  readonly id: PersonId | null;
  /** May be somebody who has been told, whose reference another has kept: somebody must look. */
  readonly uncertain: boolean;
};

export type References = {
  readonly kept: readonly Kept[];
  /** Not told, of other holdings, and perhaps the same human as somebody found here. */
  readonly rivals: readonly PersonId[];
};

type Overlap = { readonly known: PersonId; readonly found: number; readonly shared: number };

/** For each of `found` the person known before, or null. Nobody known is taken over twice. */
export function keepReferences(known: ReadonlyMap<PersonId, Known>, found: readonly Found[]): References {
  const overlaps = fittingOverlaps(known, found).sort(toldFirst(known));
  const kept: (PersonId | null)[] = found.map(() => null);
  const taken = new Map<PersonId, number>();
  for (const overlap of overlaps) {
    if (taken.has(overlap.known) || kept[overlap.found] !== null) continue;
    taken.set(overlap.known, overlap.found);
    kept[overlap.found] = overlap.known;
  }
  const uncertain = new Set<number>();
  const rivals = new Set<PersonId>();
  for (const overlap of overlaps) {
    const { told, elsewhere } = known.get(overlap.known)!;
    const taker = taken.get(overlap.known);
    if (told && taker !== overlap.found && !isTold(known, kept[overlap.found])) uncertain.add(overlap.found);
    if (!told && elsewhere && taker === undefined) rivals.add(overlap.known);
  }
  return { kept: kept.map((id, at) => ({ id, uncertain: uncertain.has(at) })), rivals: [...rivals] };
}

function isTold(known: ReadonlyMap<PersonId, Known>, id: PersonId | null | undefined): boolean {
  return id !== null && id !== undefined && known.get(id)?.told === true;
}

function fittingOverlaps(known: ReadonlyMap<PersonId, Known>, found: readonly Found[]): Overlap[] {
  const knownBy = holdersOf([...known].map(([id, { marks }]) => [id, marks]));
  const foundBy = holdersOf(found.map(({ marks }, index) => [index, marks]));
  return found.flatMap((person, index) => {
    const shared = new Map<PersonId, { readonly weight: number; readonly number: boolean }>();
    for (const { hash, kind } of unique(person.marks)) {
      const people = knownBy.get(hash) ?? [];
      // What a crowd shares (a switchboard, a template's sample) tells nobody apart.
      if (people.length > 50) continue;
      const alone = kind === "number" && people.length === 1 && foundBy.get(hash)?.length === 1;
      for (const id of people) {
        const sum = shared.get(id) ?? { weight: 0, number: false };
        shared.set(id, { weight: sum.weight + 1 / people.length, number: sum.number || alone });
      }
    }
    return [...shared].flatMap(([id, { weight, number }]) => {
      const one = known.get(id)!;
      // Within a holding the linking has decided; a reference that nobody was told of may go with any mark.
      if ((one.told || one.elsewhere) && !isSameHuman(one, person, { number, strict: one.elsewhere }))
        return [];
      return [{ known: id, found: index, shared: weight }];
    });
  });
}

function holdersOf<T>(all: readonly (readonly [T, readonly Mark[]])[]): ReadonlyMap<string, T[]> {
  const holders = new Map<string, T[]>();
  for (const [holder, marks] of all) {
    for (const { hash } of unique(marks)) {
      const others = holders.get(hash);
      if (others === undefined) holders.set(hash, [holder]);
      else others.push(holder);
    }
  }
  return holders;
}

function unique(marks: readonly Mark[]): readonly Mark[] {
  return [...new Map(marks.map((mark) => [mark.hash, mark])).values()];
}

/** Else the person who was told would be taken for somebody new, and told again. */
function toldFirst(known: ReadonlyMap<PersonId, Known>) {
  const rank = ({ known: id }: Overlap) => (known.get(id)!.told ? 0 : 1);
  return (a: Overlap, b: Overlap): number =>
    rank(a) - rank(b) || b.shared - a.shared || a.found - b.found || (a.known < b.known ? -1 : 1);
}
