/** A packed file with its truth: bytes, what reading it should come to, the values in it, and its members. */
import { createHash } from "node:crypto";
import type { Place } from "../../src/domain/documents/place.ts";
import type { Written } from "../papers/writing.ts";
import type { Result, TrueFile, TrueMention } from "../truth.ts";

export type Leaf = {
  /** Path inside its folder or container. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly outcome: Result;
  readonly year?: number;
  readonly mentions: readonly TrueMention[];
  readonly members: readonly Leaf[];
};

export function leaf(name: string, bytes: Uint8Array, mentions: readonly TrueMention[], year: number): Leaf {
  return { name, bytes, outcome: "readable", year, mentions, members: [] };
}

/** A file that tells nothing: it cannot be read, or nobody is in it. */
export function mute(name: string, bytes: Uint8Array, outcome: Result): Leaf {
  return { name, bytes, outcome, mentions: [], members: [] };
}

export function placed(written: Written, place: Place): TrueMention[] {
  return written.said.map((one) => ({ ...one, place }));
}

/** Leaves and their members as the lines of the truth; a second copy of the same bytes names the first. */
export function truthOf(leaves: readonly Leaf[]): TrueFile[] {
  const files: TrueFile[] = [];
  const firsts = new Map<string, string>();
  for (const one of [...leaves].sort((a, b) => (a.name < b.name ? -1 : 1)))
    tell(one, one.name, files, firsts);
  return files;
}

function tell(one: Leaf, path: string, files: TrueFile[], firsts: Map<string, string>): void {
  const hash = createHash("sha256").update(one.bytes).digest("hex");
  const first = one.bytes.length > 0 ? firsts.get(hash) : undefined;
  if (first === undefined) firsts.set(hash, path);
  files.push({
    path,
    expectedOutcome: one.outcome,
    ...(first === undefined ? {} : { duplicateOf: first }),
    ...(one.year === undefined ? {} : { earliestYear: one.year }),
    mentions: one.mentions,
  });
  for (const member of one.members) tell(member, `${path}!/${member.name}`, files, firsts);
}
