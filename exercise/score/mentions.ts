/** Recall and precision of the values, over distinct (path, type, value). */
import type { ArchiveTruth } from "../truth.ts";
import { comparable, overlaps, overlapTypes, words } from "./alike.ts";
import { type Found, type Measure, measure, type Slip } from "./found.ts";

/** What was written and what was found of one type in one file. */
type Ledger = {
  readonly path: string;
  readonly type: string;
  readonly expected: Set<string>;
  /** Of the shape, but nobody's: finding it is neither right nor wrong. */
  readonly indifferent: Set<string>;
  readonly found: Set<string>;
};

export type Tally = {
  readonly path: string;
  readonly type: string;
  readonly expected: number;
  readonly right: number;
  readonly found: number;
  readonly sound: number;
};

/** Copies of one file are one: their mentions may be reported at any of them. */
export function originals(truth: ArchiveTruth): (path: string) => string {
  const first = new Map(
    truth.files.flatMap((file) => (file.duplicateOf ? [[file.path, file.duplicateOf] as const] : [])),
  );
  return (path) => first.get(path) ?? path;
}

export function tallies(truth: ArchiveTruth, found: Found): Tally[] {
  const original = originals(truth);
  const ledgers = new Map<string, Ledger>();
  const ledger = (path: string, type: string): Ledger => {
    const key = `${type}\n${path}`;
    const known = ledgers.get(key);
    if (known) return known;
    const fresh: Ledger = { path, type, expected: new Set(), indifferent: new Set(), found: new Set() };
    ledgers.set(key, fresh);
    return fresh;
  };
  const closed = closedFiles(truth, found);
  for (const file of truth.files) {
    if (closed.has(file.path)) continue;
    for (const { type, value, people } of file.mentions) {
      const line = ledger(original(file.path), type);
      (people.length > 0 ? line.expected : line.indifferent).add(comparable(type, value));
    }
  }
  for (const { path, type, value, confidence } of found.mentions) {
    if (confidence === "low" || closed.has(path)) continue;
    ledger(original(path), type).found.add(comparable(type, value));
  }
  return [...ledgers.values()].map(tally);
}

/** Files that cannot be read by rule, and were not; a scan that OCR did read counts both ways. */
function closedFiles(truth: ArchiveTruth, found: Found): ReadonlySet<string> {
  const outcomes = new Map(found.documents.map((document) => [document.path, document.outcome]));
  return new Set(
    truth.files
      .filter((file) => file.expectedOutcome !== "readable" && outcomes.get(file.path) !== "readable")
      .map((file) => file.path),
  );
}

function tally({ path, type, expected, indifferent, found }: Ledger): Tally {
  for (const value of expected) indifferent.delete(value);
  if (overlapTypes.includes(type))
    return overlapTally(path, type, [...expected], [...indifferent], [...found]);
  const counted = [...found].filter((value) => !indifferent.has(value));
  const right = counted.filter((value) => expected.has(value)).length;
  return { path, type, expected: expected.size, right, found: counted.length, sound: right };
}

function overlapTally(
  path: string,
  type: string,
  expected: string[],
  indifferent: string[],
  found: string[],
): Tally {
  const truths = expected.map(words);
  const guesses = found.map(words);
  const nobodys = indifferent.map(words);
  const guessed = index(guesses);
  const written = index(truths);
  const right = truths.filter((truth) => isNear(truth, guessed)).length;
  const sound = new Set(guesses.filter((guess) => isNear(guess, written)));
  const idle = guesses.filter((guess) => !sound.has(guess) && nobodys.some((one) => overlaps(one, guess)));
  return {
    path,
    type,
    expected: truths.length,
    right,
    found: guesses.length - idle.length,
    sound: sound.size,
  };
}

type ByWord = ReadonlyMap<string, readonly (readonly string[])[]>;

function index(values: readonly (readonly string[])[]): ByWord {
  const byWord = new Map<string, (readonly string[])[]>();
  for (const value of values) {
    for (const word of value) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [value]);
      else known.push(value);
    }
  }
  return byWord;
}

/** The rarest word first: in a long list nearly every address shares "Flat" with every other. */
function isNear(value: readonly string[], byWord: ByWord): boolean {
  const lists = value.map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
  return lists.some((list) => list.some((other) => overlaps(value, other)));
}

export function sum(lines: readonly Tally[]): Measure {
  const total = (pick: (line: Tally) => number) => lines.reduce((all, line) => all + pick(line), 0);
  return measure(
    total((line) => line.expected),
    total((line) => line.right),
    total((line) => line.found),
    total((line) => line.sound),
  );
}

export function worst(lines: readonly Tally[], count: (line: Tally) => number, most = 20): Slip[] {
  return lines
    .map((line) => ({ path: line.path, type: line.type, count: count(line) }))
    .filter((slip) => slip.count > 0)
    .sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1))
    .slice(0, most);
}
