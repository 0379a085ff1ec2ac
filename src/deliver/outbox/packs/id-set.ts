/** References of up to millions of messages, by 128 bits of their hash: 32 bytes each and no more, however long they are. */
import { hash } from "node:crypto";

export type IdSet = { has(id: string): boolean; add(id: string): void; readonly size: number };

const words = 4;
const smallest = 1024;

export function newIdSet(): IdSet {
  let places = smallest;
  let table = new Uint32Array(places * words);
  let size = 0;

  /** Where it is, or the free place where it would be. A place of noughts is free: no hash is that. */
  function placeOf(key: Uint32Array, from: number, within: Uint32Array, count: number): number {
    let place = key[from]! & (count - 1);
    for (;;) {
      const at = place * words;
      let same = true;
      let free = true;
      for (let word = 0; word < words; word++) {
        const there = within[at + word]!;
        if (there !== key[from + word]) same = false;
        if (there !== 0) free = false;
      }
      if (same || free) return at;
      place = (place + 1) & (count - 1);
    }
  }

  function grow(): void {
    const larger = new Uint32Array(places * 2 * words);
    for (let from = 0; from < table.length; from += words) {
      if (isFree(table, from)) continue;
      larger.set(table.subarray(from, from + words), placeOf(table, from, larger, places * 2));
    }
    places *= 2;
    table = larger;
  }

  return {
    has: (id) => !isFree(table, placeOf(keyOf(id), 0, table, places)),
    add(id) {
      const key = keyOf(id);
      const at = placeOf(key, 0, table, places);
      if (!isFree(table, at)) return;
      table.set(key, at);
      if (++size * 2 > places) grow();
    },
    get size() {
      return size;
    },
  };
}

function isFree(table: Uint32Array, at: number): boolean {
  return table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0 && table[at + 3] === 0;
}

function keyOf(id: string): Uint32Array {
  const digest = hash("sha256", id, "buffer");
  return new Uint32Array(new Uint8Array(digest.subarray(0, words * 4)).buffer);
}
