/** The tree against the vectors of RFC 6962's own implementation, and against its laws; checkpoints against C2SP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonical } from "./canonical.ts";
import {
  checkpointFrom,
  checkpointText,
  cosignedLine,
  noteFrom,
  noteText,
  signatureBy,
  signedLine,
  signerFrom,
  verifierFrom,
  verifierOf,
  verifierText,
} from "./checkpoint.ts";
import { entryOf, leafOf, type NewEntry, salted, saltedHash } from "./entry.ts";
import { emptyTree, extended, headOf, leafHash, nodeHash, perfectRoot, rootOf } from "./merkle.ts";
import { consistencyProof, inclusionProof, isConsistent, isIncluded, type Node } from "./proof.ts";
import { bundleOf, leavesIn, tilePath, widthOf } from "./tiles.ts";

/** From certificate-transparency's merkle_tree_test.cc: eight leaves and the roots after each. */
const vectors = [
  { leaf: "", root: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
  { leaf: "00", root: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
  { leaf: "10", root: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
  { leaf: "2021", root: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
  { leaf: "3031", root: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
  { leaf: "40414243", root: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
  {
    leaf: "5051525354555657",
    root: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  },
  {
    leaf: "606162636465666768696a6b6c6d6e6f",
    root: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  },
];

test("the roots are those of RFC 6962", () => {
  assert.equal(
    rootOf(emptyTree).toString("hex"),
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
  let tree = emptyTree;
  for (const { leaf, root } of vectors) {
    tree = extended(tree, [leafHash(Buffer.from(leaf, "hex"))]);
    assert.equal(headOf(tree).root, root);
  }
});

const leavesOf = (size: number) => Array.from({ length: size }, (_, at) => leafHash(`leaf ${at}`));
const nodesOver =
  (leaves: readonly Buffer[]): Node =>
  async (level, index) =>
    perfectRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

/** RFC 6962's own definition, word for word. */
function plainRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return nodeHash(plainRoot(leaves.slice(0, half)), plainRoot(leaves.slice(half)));
}

const size = fc.integer({ min: 1, max: 300 });

test("a tree that grows in any steps has the root of the definition", () => {
  fc.assert(
    fc.property(size, fc.integer({ min: 0, max: 300 }), (all, cut) => {
      const leaves = leavesOf(all);
      const grown = extended(extended(emptyTree, leaves.slice(0, cut)), leaves.slice(cut));
      assert.ok(rootOf(grown).equals(plainRoot(leaves)));
    }),
  );
});

test("each entry is proved to be in the tree, and in no other place and in no other tree", async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), fc.nat(), async (all, which, other) => {
      const leaves = leavesOf(all);
      const index = which % all;
      const head = { size: all, root: rootOf(extended(emptyTree, leaves)) };
      const proof = await inclusionProof(index, all, nodesOver(leaves));
      assert.ok(isIncluded(leaves[index]!, index, head, proof));
      const elsewhere = other % all;
      if (elsewhere !== index) assert.ok(!isIncluded(leaves[index]!, elsewhere, head, proof));
      assert.ok(!isIncluded(leafHash("another"), index, head, proof));
      assert.ok(!isIncluded(leaves[index]!, index, { ...head, root: leafHash("forged") }, proof));
      for (const at of proof.keys()) {
        const bent = proof.map((hash, one) => (one === at ? leafHash("bent") : hash));
        assert.ok(!isIncluded(leaves[index]!, index, head, bent));
      }
      assert.ok(!isIncluded(leaves[index]!, index, head, [...proof, leafHash("more")]));
    }),
    { numRuns: 60 },
  );
});

test("a tree is proved to begin with each of its earlier ones, and with nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), async (all, which) => {
      const leaves = leavesOf(all);
      const before = which % (all + 1);
      const headAt = (count: number) => ({
        size: count,
        root: rootOf(extended(emptyTree, leaves.slice(0, count))),
      });
      const proof = await consistencyProof(before, all, nodesOver(leaves));
      assert.ok(isConsistent(headAt(before), headAt(all), proof));
      if (before === 0) return;
      const forged = { size: before, root: leafHash("forged") };
      assert.ok(!isConsistent(forged, headAt(all), proof));
      if (before < all) assert.ok(!isConsistent(headAt(before), { size: all, root: leafHash("x") }, proof));
      assert.ok(!isConsistent(headAt(all), headAt(before), proof) || before === all);
    }),
    { numRuns: 100 },
  );
});

const entry: NewEntry = {
  verb: "measure.verified",
  subject: "measure:1",
  actor: "staff:7",
  incident: "INC-2026-0001",
  detail: { z: 1, a: ["b", "a"], nothing: null },
};
const at = new Date("2026-01-05T09:00:00.123Z");

test("the leaf is the canonical text, whatever the order in which the entry was put together", () => {
  const leaf = leafOf(entry, at);
  assert.equal(
    leaf,
    '{"actor":"staff:7","detail":{"a":["b","a"],"nothing":null,"z":1},"incident":"INC-2026-0001","subject":"measure:1","verb":"measure.verified","written":"2026-01-05T09:00:00.123Z"}',
  );
  const { detail, ...rest } = entry;
  assert.equal(leafOf({ detail: { nothing: null, a: ["b", "a"], z: 1 }, ...rest }, at), leaf);
  assert.deepEqual(entryOf(leaf, 1, "h"), { ...entry, written: at.toISOString(), sequence: 1, hash: "h" });
});

const refused = [
  { name: "a verb that is none", entry: { ...entry, verb: "Not A Verb" } },
  { name: "a NUL", entry: { ...entry, subject: "a\u0000b" } },
  { name: "half a character", entry: { ...entry, detail: { text: "\ud800" } } },
  { name: "no number", entry: { ...entry, detail: { count: Number.NaN } } },
  { name: "more than a bundle can hold", entry: { ...entry, detail: { text: "x".repeat(70_000) } } },
];
for (const { name, entry } of refused) {
  test(`an entry with ${name} is refused`, () => assert.throws(() => leafOf(entry, at)));
}

test("numbers and texts are written as RFC 8785 says", () => {
  assert.equal(
    canonical({ b: 1e21, a: 0.1, "\u20ac": 'é"\\\n\u007f' }),
    '{"a":0.1,"b":1e+21,"€":"é\\"\\\\\\n\u007f"}',
  );
});

test("a salted hash proves its value with its salt, and shows nothing of it without", () => {
  const [one, two] = [salted("W8 7NX"), salted("W8 7NX")];
  assert.notEqual(one.value.hash, two.value.hash);
  assert.equal(saltedHash(one.salt.salt, "W8 7NX"), one.value.hash);
  assert.notEqual(saltedHash(one.salt.salt, "W8 7NY"), one.value.hash);
});

const log = signerFrom("candour/made-up", Buffer.alloc(32, 7));
const witness = signerFrom("northmere.example/witness", Buffer.alloc(32, 9));
const text = checkpointText({ origin: log.name, size: 5, root: vectors[4]!.root });

test("a checkpoint is three lines, and is read back as it was", () => {
  assert.equal(text, "candour/made-up\n5\nTju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=\n");
  assert.deepEqual(checkpointFrom(text), { origin: "candour/made-up", size: 5, root: vectors[4]!.root });
});

const notCheckpoints = [
  "",
  "a\n05\nAAAA\n",
  `a\n5\n${"A".repeat(43)}\n`,
  "a\n-1\nAA==\n",
  `\n5\n${"A".repeat(43)}=\n`,
];
for (const written of notCheckpoints) {
  test(`${JSON.stringify(written).slice(0, 24)} is no checkpoint`, () =>
    assert.equal(checkpointFrom(written), null));
}

test("a signature is known by its verifier, which is read from its text, and by no other", () => {
  const note = noteFrom(noteText(text, [signedLine(text, log), cosignedLine(text, witness, 1_764_000_000)]))!;
  assert.equal(note.text, text);
  const own = verifierFrom(verifierText(verifierOf(log, 1)))!;
  const theirs = verifierFrom(verifierText(verifierOf(witness, 4)))!;
  assert.deepEqual(signatureBy(note, own), { time: 0 });
  assert.deepEqual(signatureBy(note, theirs), { time: 1_764_000_000 });
  const stranger = verifierOf(signerFrom(log.name, Buffer.alloc(32, 8)), 1);
  assert.equal(signatureBy(note, stranger), null);
  const bent = noteFrom(noteText(text.replace("\n5\n", "\n6\n"), [signedLine(text, log)]))!;
  assert.equal(signatureBy(bent, own), null);
});

const notVerifiers = [
  "",
  "name",
  "a+b+c",
  `candour/made-up+00000000+${Buffer.alloc(33, 1).toString("base64")}`,
];
for (const written of notVerifiers) {
  test(`"${written.slice(0, 20)}" is no verifier`, () => assert.equal(verifierFrom(written), null));
}

const paths = [
  { level: 0, index: 0, width: 256, path: "tile/0/000" },
  { level: 0, index: 1_234_067, width: 256, path: "tile/0/x001/x234/067" },
  { level: 1, index: 3, width: 17, path: "tile/1/003.p/17" },
  { level: "entries" as const, index: 999, width: 1, path: "tile/entries/999.p/1" },
];
for (const { level, index, width, path } of paths) {
  test(`tile ${index} of level ${level} lies in ${path}`, () =>
    assert.equal(tilePath(level, index, width), path));
}

test("a tile is as wide as the tree reaches", () => {
  assert.deepEqual(
    [widthOf(0, 0, 300), widthOf(0, 1, 300), widthOf(0, 2, 300), widthOf(1, 0, 300), widthOf(1, 0, 100_000)],
    [256, 44, 0, 1, 256],
  );
});

test("a bundle gives back its entries, and one that is cut gives none", () => {
  const leaves = ["{}", "", "é".repeat(1000)];
  const bundle = bundleOf(leaves);
  assert.deepEqual(leavesIn(bundle)?.map(String), leaves);
  assert.equal(leavesIn(bundle.subarray(0, bundle.length - 1)), null);
});
