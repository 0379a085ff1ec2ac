/** What is handed to others: an export and proofs, checked by plain Node with one script that knows nothing of Candour. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { signerFrom, verifierOf, verifierText } from "../src/domain/ledger/checkpoint.ts";
import { leafHash } from "../src/domain/ledger/merkle.ts";
import { bundleOf, leavesIn } from "../src/domain/ledger/tiles.ts";
import { exportLedger } from "../src/store/ledger/export-ledger.ts";
import { proveEntry } from "../src/store/ledger/prove-entry.ts";
import { ledgerFolder } from "../src/store/ledger/tree-files.ts";
import { openRecord } from "../src/store/open-record.ts";
import { candour } from "./builders/command-line.ts";
import { ledgerWith } from "./builders/ledger-of.ts";
import { dataFolder, type TestRecord, testRecord } from "./record.ts";

const script = resolve(import.meta.dirname, "../content/verify-ledger.mjs");
const folders = dataFolder("candour-export-");
after(() => rmSync(folders, { recursive: true, force: true }));

let record: TestRecord;
let tree: string;
let whole: string;
let key: string;
before(async () => {
  record = await testRecord();
  const ledger = ledgerWith(record.sql, folders);
  await ledger.add(520);
  tree = ledger.folder;
  whole = mkdtempSync(join(folders, "whole-"));
  const exported = await exportLedger(record.sql, whole);
  assert.ok(exported.ok);
  key = exported.value.verifier;
});

test("the script imports Node alone", () => {
  const imports = [...readFileSync(script, "utf8").matchAll(/^import .+ from "(.+)";$/gm)];
  assert.ok(imports.length >= 3);
  assert.deepEqual(
    imports.map(([, name]) => name!).filter((name) => !name.startsWith("node:")),
    [],
  );
  assert.doesNotMatch(readFileSync(script, "utf8"), /import\(|require\(|fetch\(/);
});

test("a whole export is whole, by the key that came with it and by the key that was known", () => {
  const unasked = verify([whole]);
  assert.equal(unasked.status, 0, unasked.stderr);
  assert.match(unasked.stdout, /The ledger is whole: 520 entries/);
  assert.match(unasked.stdout, /compare them with those that you had/);
  const known = verify([whole, "--verifier", key]);
  assert.equal(known.status, 0, known.stderr);
  assert.doesNotMatch(known.stdout, /compare them/);
});

test("the export is the very tree that Candour keeps in files", () => {
  for (const path of ["checkpoint", "tile/0/000", "tile/0/002.p/8", "tile/1/000.p/2", "tile/entries/001"])
    assert.deepEqual(readFileSync(join(whole, path)), readFileSync(join(tree, path)), path);
});

const bundle = "tile/entries/001";
/** Each works on a copy of the export; `says` is what the script must say of it. */
const tampered: readonly {
  readonly name: string;
  readonly how: (copy: string) => void;
  readonly says: RegExp;
}[] = [
  {
    name: "a changed entry",
    how: (copy) => rewrite(copy, bundle, (bytes) => bytes.fill("x", 150, 151)),
    says: /^Entry 258 is wrong/,
  },
  {
    name: "a changed entry with its hash made anew",
    how(copy) {
      rewrite(copy, bundle, (bytes) => bytes.fill("x", 150, 151));
      const leaves = leavesIn(readFileSync(join(copy, bundle)))!;
      rewrite(copy, "tile/0/001", (tile) =>
        Buffer.concat([tile.subarray(0, 32), leafHash(leaves[1]!), tile.subarray(64)]),
      );
      rewriteReadable(copy, 257, leaves[1]!.toString());
    },
    says: /were signed|not what its entries make/,
  },
  {
    name: "a removed entry",
    how: (copy) => rewriteLeaves(copy, (leaves) => leaves.toSpliced(3, 1)),
    says: /^Entry 260 is wrong/,
  },
  {
    name: "two entries that changed places",
    how: (copy) => rewriteLeaves(copy, (leaves) => leaves.with(3, leaves[4]!).with(4, leaves[3]!)),
    says: /^Entry 260 is wrong/,
  },
  {
    name: "an added entry",
    how: (copy) => rewriteLeaves(copy, (leaves) => [...leaves, leaves[0]!]),
    says: /^Entries 257 to 512: there is more/,
  },
  {
    name: "a cut bundle",
    how: (copy) => truncateSync(join(copy, bundle), 1000),
    says: /^Entry 26\d is (missing|wrong)/,
  },
  {
    name: "a missing bundle",
    how: (copy) => rmSync(join(copy, bundle)),
    says: /^Entries 257 to 512: .+ is missing/,
  },
  {
    name: "a cut tile",
    how: (copy) => truncateSync(join(copy, "tile/0/000"), 4096),
    says: /^Entry 129 is wrong/,
  },
  {
    name: "a missing upper tile",
    how: (copy) => rmSync(join(copy, "tile/1/000.p/2")),
    says: /tile\/1\/000.p\/2 is missing/,
  },
  {
    name: "a tile too many",
    how: (copy) => copyFileSync(join(copy, bundle), join(copy, "tile/entries/003")),
    says: /more tiles than were signed/,
  },
  {
    name: "another line for reading",
    how: (copy) => rewriteReadable(copy, 9, '{"verb":"thing.unmade"}'),
    says: /^Entry 10 is wrong in entries\.jsonl/,
  },
  {
    name: "another size in the checkpoint",
    how: (copy) =>
      rewrite(copy, "checkpoint", (bytes) => Buffer.from(bytes.toString().replace("\n520\n", "\n512\n"))),
    says: /checkpoint is not what/,
  },
  {
    name: "a key without its last line break",
    how: (copy) => writeFileSync(join(copy, "verifier"), key),
    says: /verifier is not the key of this ledger/,
  },
  {
    name: "another key that came with it",
    how: (copy) => writeFileSync(join(copy, "verifier"), `${otherKey("candour/other")}\n`),
    says: /whose key is not known/,
  },
];
for (const { name, how, says } of tampered) {
  test(`found in an export, with exit 1: ${name}`, () => {
    const copy = mkdtempSync(join(folders, "copy-"));
    cpSync(whole, copy, { recursive: true });
    how(copy);
    const { status, stderr } = verify([copy]);
    assert.match(stderr, says);
    assert.equal(status, 1);
  });
}

test("an export under another key than the one that was known is refused", () => {
  const { status, stderr } = verify([whole, "--verifier", otherKey("candour/other")]);
  assert.equal(status, 1);
  assert.match(stderr, /not the key of this ledger/);
});

for (const sequence of [1, 256, 257, 519, 520])
  test(`the proof of entry ${sequence} of 520 holds, and holds for no other text`, async () => {
    const proved = await proveEntry(record.sql, tree, sequence);
    assert.ok(proved.ok);
    const file = join(folders, `${sequence}.tlog-proof`);
    writeFileSync(file, proved.value);
    const { status, stdout, stderr } = verify(["--proof", file, "--verifier", key]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, new RegExp(`^Entry ${sequence} of 520 .+\n\\{.+"number":${sequence},`));
    const forged = proved.value.replace(
      /extra \S+/,
      `extra ${Buffer.from('{"verb":"a.b"}').toString("base64")}`,
    );
    writeFileSync(file, forged);
    assert.equal(verify(["--proof", file, "--verifier", key]).status, 1);
    writeFileSync(file, proved.value.replace(`index ${sequence - 1}`, `index ${sequence % 520}`));
    assert.equal(verify(["--proof", file, "--verifier", key]).status, 1);
    writeFileSync(file, proved.value);
    assert.equal(verify(["--proof", file, "--verifier", otherKey("candour/other")]).status, 1);
  });

test("a proof is made without the files, and although they were changed", async () => {
  const copy = mkdtempSync(join(folders, "files-"));
  const none = await proveEntry(record.sql, copy, 300);
  cpSync(tree, copy, { recursive: true });
  rewrite(copy, "tile/0/001", (tile) => tile.fill(0, 1000, 1400));
  const changed = await proveEntry(record.sql, copy, 300);
  assert.ok(none.ok);
  assert.deepEqual(changed, none);
});

test("an entry that is not there, and a ledger that nothing was signed of, are said in words", async () => {
  assert.deepEqual(await proveEntry(record.sql, tree, 521), {
    ok: false,
    problem: { kind: "absent", sequence: 521, size: 520 },
  });
  const unsigned = await testRecord();
  assert.deepEqual(await proveEntry(unsigned.sql, tree, 1), { ok: false, problem: { kind: "unsigned" } });
  const folder = mkdtempSync(join(folders, "none-"));
  assert.deepEqual(await exportLedger(unsigned.sql, folder), { ok: false, problem: { kind: "unsigned" } });
  assert.equal(existsSync(join(folder, "checkpoint")), false);
});

test("the commands: a proof and an export of a data folder, which nobody writes over", async () => {
  const data = join(folders, "data");
  const opened = await openRecord({ data, durable: false });
  assert.ok(opened.ok);
  const tree = ledgerFolder(data);
  await ledgerWith(opened.value.sql, folders, 3, tree).add(3);
  await opened.value.close();
  const place = { folder: folders, key: join(folders, "none.key") };
  const proof = await candour(place, ["ledger", "prove", "2", "--data", data]);
  assert.equal(proof.code, 0, proof.err);
  assert.match(proof.out, /^c2sp\.org\/tlog-proof@v1\nextra \S+\nindex 1\n/);
  assert.match((await candour(place, ["ledger", "prove", "4", "--data", data])).err, /no entry 4/);
  assert.equal((await candour(place, ["ledger", "prove", "0", "--data", data])).code, 2);
  const out = join(folders, "handed-over");
  const exported = await candour(place, ["ledger", "export", "--data", data, "--out", out]);
  assert.equal(exported.code, 0, exported.err);
  const [, key = ""] = /^key (\S+)$/m.exec(exported.out) ?? [];
  const own = spawnSync(process.execPath, ["verify-ledger.mjs", ".", "--verifier", key], { cwd: out });
  assert.equal(own.status, 0);
  assert.match(readFileSync(join(out, "README.txt"), "utf8"), /3 entries/);
  const again = await candour(place, ["ledger", "export", "--data", data, "--out", out]);
  assert.equal(again.code, 1);
  assert.match(again.err, /is not empty/);
});

test("nothing to check is exit 2", () => {
  for (const words of [[], [folders], ["--proof", join(folders, "none"), "--verifier", key]])
    assert.equal(verify(words).status, 2, words.join(" "));
});

function verify(words: readonly string[]) {
  return spawnSync(process.execPath, [script, ...words], { encoding: "utf8", cwd: "/" });
}

function rewrite(copy: string, path: string, change: (bytes: Buffer) => Uint8Array): void {
  const file = join(copy, path);
  writeFileSync(file, change(readFileSync(file)));
}

function rewriteLeaves(copy: string, change: (leaves: readonly string[]) => readonly string[]): void {
  rewrite(copy, bundle, (bytes) => bundleOf(change(leavesIn(bytes)!.map(String))));
}

function rewriteReadable(copy: string, line: number, text: string): void {
  rewrite(copy, "entries.jsonl", (bytes) =>
    Buffer.from(bytes.toString().split("\n").with(line, text).join("\n")),
  );
}

function otherKey(name: string): string {
  return verifierText(verifierOf(signerFrom(name, Buffer.alloc(32, 9)), 1));
}
