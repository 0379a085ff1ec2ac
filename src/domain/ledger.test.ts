import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { canonical, type Entry, emptyHead, entryHash, headAfter, nextEntry, verifyChain } from "./ledger.ts";
import { ledgerTree } from "./ledger-tree.ts";

const at = new Date("2026-01-05T09:00:00.000Z");

const texts = [
  {
    name: "members by name in UTF-16 order",
    value: { "\u20ac": 1, "\u{1F600}": 2, a: 3, B: 4 },
    text: '{"B":4,"a":3,"€":1,"😀":2}',
  },
  {
    name: "numbers as ECMAScript writes them",
    value: [1e21, 0.000001, 1e-7, -0, 333333333.3333333],
    text: "[1e+21,0.000001,1e-7,0,333333333.3333333]",
  },
  { name: "escapes only where they must be", value: '\u000f\n"\\/é', text: '"\\u000f\\n\\"\\\\/é"' },
  { name: "absent members left out", value: { a: undefined, b: null }, text: '{"b":null}' },
];
for (const { name, value, text } of texts) {
  test(`the canonical text has ${name}`, () => assert.equal(canonical(value), text));
}

test("the hash of an entry never changes between releases", () => {
  const entry = nextEntry(
    emptyHead,
    {
      verb: "incident.declared",
      subject: "incident:INC-2026-0001",
      actor: "system",
      detail: { phase: "suspected" },
    },
    at,
  );
  const text = `{"actor":"system","at":"2026-01-05T09:00:00.000Z","detail":{"phase":"suspected"},"previous":"${"0".repeat(64)}","sequence":1,"subject":"incident:INC-2026-0001","verb":"incident.declared"}`;
  assert.equal(entry.hash, createHash("sha256").update(text).digest("hex"));
});

test("a text that PostgreSQL cannot keep is refused before it is hashed", () => {
  for (const text of ["a\u0000b", "\ud800"]) {
    assert.throws(
      () => nextEntry(emptyHead, { verb: "a.b", subject: text, actor: "system", detail: {} }, at),
      /cannot enter the ledger/,
    );
  }
});

test("any single change to any entry is found, at that entry or the next", () => {
  const chain = chainOf(8);
  assert.ok(verifyChain(chain).ok);
  const fields = ["verb", "subject", "actor", "at", "previous", "hash", "incident"] as const;
  fc.assert(
    fc.property(
      fc.nat(7),
      fc.constantFrom(...fields),
      fc.string({ minLength: 1 }),
      (position, field, text) => {
        const changed = chain.map((entry, index) =>
          index === position ? { ...entry, [field]: text } : entry,
        );
        assert.ok(!verifyChain(changed).ok);
      },
    ),
  );
});

test("any order but the right one is found", () => {
  const chain = chainOf(5);
  fc.assert(
    fc.property(fc.shuffledSubarray(chain, { minLength: 5 }), (shuffled) => {
      assert.equal(
        verifyChain(shuffled).ok,
        shuffled.every((entry, index) => entry === chain[index]),
      );
    }),
  );
});

test("a cut end is found by the head that was remembered, and only by that", () => {
  const chain = chainOf(5);
  const cut = chain.slice(0, 3);
  assert.ok(verifyChain(cut).ok);
  assert.deepEqual(verifyChain(cut, [headAfter(chain[4]!)]), {
    ok: false,
    problem: { kind: "truncated", size: 3, remembered: 5 },
  });
  assert.ok(verifyChain(chain, [headAfter(chain[2]!)]).ok, "a head may lag behind");
});

test("the tree has the roots of RFC 6962", () => {
  const leaves = ["00", "01", "02", "03", "04", "05", "06"].map((byte) => byte.repeat(32));
  for (let size = 0; size <= leaves.length; size++) {
    const tree = ledgerTree();
    for (const leaf of leaves.slice(0, size)) tree.add(leaf);
    assert.equal(tree.root(), rootByDefinition(leaves.slice(0, size)));
  }
});

/** The recursive definition of section 2.1, word by word. */
function rootByDefinition(leaves: readonly string[]): string {
  const sha256 = (hex: string) => createHash("sha256").update(Buffer.from(hex, "hex")).digest("hex");
  if (leaves.length === 0) return sha256("");
  if (leaves.length === 1) return sha256(`00${leaves[0]}`);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(`01${rootByDefinition(leaves.slice(0, split))}${rootByDefinition(leaves.slice(split))}`);
}

function chainOf(length: number): Entry[] {
  const entries: Entry[] = [];
  for (let number = 0; number < length; number++) {
    const head = entries.length === 0 ? emptyHead : headAfter(entries.at(-1)!);
    entries.push(
      nextEntry(
        head,
        { verb: "incident.declared", subject: `incident:${number}`, actor: "system", detail: { number } },
        at,
      ),
    );
  }
  assert.equal(entries[0]!.hash, entryHash(entries[0]!));
  return entries;
}
