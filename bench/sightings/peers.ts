/** Peers: what is usually done. Each is given the whole text of a sighting, links and names included, and its best threshold. */
import { createHash } from "node:crypto";
import type { MadeSighting } from "../../exercise/sightings/tell.ts";

function textOf({ words, looks }: MadeSighting): string {
  const of = looks.map(({ subject, from, body, links }) =>
    [subject, from, body, ...links.map(({ target }) => target)].join(" "),
  );
  return [words, ...of].join(" ").toLowerCase();
}

function tokens(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}

/** Charikar's SimHash over words; the first within `bits` of a group's first member joins it. */
export function bySimHash(made: readonly MadeSighting[], bits = 14): readonly string[] {
  const firsts: { readonly id: string; readonly hash: bigint }[] = [];
  return made.map((one, index) => {
    const hash = simHash(tokens(textOf(one)));
    const found = firsts.find((first) => distance(first.hash, hash) <= bits);
    if (found !== undefined) return found.id;
    firsts.push({ id: `g${index}`, hash });
    return `g${index}`;
  });
}

function simHash(words: readonly string[]): bigint {
  const sums = new Array<number>(64).fill(0);
  for (const word of words) {
    const hash = createHash("md5").update(word).digest().readBigUInt64BE();
    for (let bit = 0; bit < 64; bit++) sums[bit]! += (hash >> BigInt(bit)) & 1n ? 1 : -1;
  }
  return sums.reduce((hash, sum, bit) => (sum > 0 ? hash | (1n << BigInt(bit)) : hash), 0n);
}

function distance(a: bigint, b: bigint): number {
  let bits = 0;
  for (let x = a ^ b; x !== 0n; x &= x - 1n) bits++;
  return bits;
}

/** TF-IDF over the whole set, which it may see beforehand; joins the group of the nearest before it above the threshold. */
export function byTfIdf(made: readonly MadeSighting[], threshold = 0.25): readonly string[] {
  const bags = made.map((one) => {
    const bag = new Map<string, number>();
    for (const word of tokens(textOf(one))) bag.set(word, (bag.get(word) ?? 0) + 1);
    return bag;
  });
  const seen = new Map<string, number>();
  for (const bag of bags) for (const word of bag.keys()) seen.set(word, (seen.get(word) ?? 0) + 1);
  const vectors = bags.map((bag) => {
    const entries = [...bag].map(([word, n]): [string, number] => [
      word,
      n * Math.log(made.length / seen.get(word)!),
    ]);
    const norm = Math.sqrt(entries.reduce((sum, [, x]) => sum + x * x, 0)) || 1;
    return new Map(entries.map(([word, x]): [string, number] => [word, x / norm]));
  });
  const groups: string[] = [];
  for (const [index, vector] of vectors.entries()) {
    let [best, group] = [threshold, `g${index}`];
    for (let at = 0; at < index; at++) {
      const cosine = dot(vector, vectors[at]!);
      if (cosine > best) [best, group] = [cosine, groups[at]!];
    }
    groups.push(group);
  }
  return groups;
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [word, x] of a) sum += x * (b.get(word) ?? 0);
  return sum;
}
