/** Zip files in pieces, and the shelf where they lie sealed: the same each time, whatever the clock's zone, and never whole in memory. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { EvidenceId } from "../../domain/ids.ts";
import type { BundleFile } from "../../respond/evidence/evidence-store.ts";
import { SealedFileDamaged } from "../../seal/sealed-file.ts";
import { bundleShelf } from "./bundle-shelf.ts";
import { writeZip } from "./write-zip.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-zip-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = new Date("2026-07-01T00:30:00Z");
const MB = 1024 * 1024;

async function* small(): AsyncGenerator<BundleFile> {
  yield { path: "a.txt", what: "a", pieces: ["one ", Buffer.from("two")] };
  yield { path: "b/c.txt", what: "c", pieces: [] };
}
const zipOf = (files: AsyncIterable<BundleFile>) =>
  writeZip({ folder: "F", at, files, ending: async () => [{ path: "end.txt", pieces: ["end"] }] });

test("the same files make the same bytes, in London as in Tokyo", async () => {
  const sums = ["Europe/London", "Asia/Tokyo", "UTC"].map((zone) => {
    const code = `
      import { createHash } from "node:crypto";
      import { writeZip } from ${JSON.stringify(join(import.meta.dirname, "write-zip.ts"))};
      async function* files() { yield { path: "a.txt", what: "a", pieces: ["one"] }; }
      const hash = createHash("sha256");
      const at = new Date("2026-07-01T00:30:00Z");
      for await (const piece of writeZip({ folder: "F", at, files: files(), ending: async () => [] })) hash.update(piece);
      process.stdout.write(hash.digest("hex"));`;
    const run = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
    });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout;
  });
  assert.equal(new Set(sums).size, 1);
});

test("names that climb, or that another system reads otherwise, are refused", async () => {
  for (const path of ["../x", "/x", "a//b", "a\\b", "C:x", "a b", ".x", ""]) {
    async function* files(): AsyncGenerator<BundleFile> {
      yield { path, what: "", pieces: ["x"] };
    }
    await assert.rejects(drain(zipOf(files())), /not plain/, path);
  }
});

test("what goes wrong in a file goes wrong for whoever reads, and nothing is left on the shelf", async () => {
  async function* files(): AsyncGenerator<BundleFile> {
    yield* small();
    yield { path: "broken.txt", what: "", pieces: broken() };
  }
  async function* broken(): AsyncGenerator<string> {
    yield "half";
    throw new Error("the record went away");
  }
  const shelf = bundleShelf(join(folder, "shelf"));
  await assert.rejects(shelf.put("x" as EvidenceId, randomBytes(32), zipOf(files())), /record went away/);
  assert.deepEqual(readdirSync(join(folder, "shelf")), []);
});

test("a bundle comes back from the shelf as it went in; cut, changed or with another key it does not", async () => {
  const [id, key] = ["y" as EvidenceId, randomBytes(32)];
  const shelf = bundleShelf(join(folder, "kept"));
  const { sha256 } = await shelf.put(id, key, zipOf(small()));
  const back = await drain(shelf.read(id, key));
  assert.equal(createHash("sha256").update(back).digest("hex"), sha256);
  const file = join(folder, "kept", readdirSync(join(folder, "kept"))[0]!);
  const sealed = readFileSync(file);
  assert.ok(!sealed.includes("one two") && !sealed.includes("a.txt"));
  for (const damaged of [sealed.subarray(0, -1), sealed.subarray(0, 8), Buffer.alloc(0), flipped(sealed)]) {
    writeFileSync(file, damaged);
    await assert.rejects(drain(shelf.read(id, key)), SealedFileDamaged);
  }
});

test("a large bundle is never whole in memory", async () => {
  const size = 64;
  async function* files(): AsyncGenerator<BundleFile> {
    yield { path: "large.bin", what: "", pieces: noise(size) };
  }
  let most = 0;
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const piece of zipOf(files())) {
      most = Math.max(most, process.memoryUsage().arrayBuffers);
      yield piece;
    }
  }
  const shelf = bundleShelf(join(folder, "large"));
  const { bytes } = await shelf.put("z" as EvidenceId, randomBytes(32), watched());
  assert.ok(bytes > size * MB);
  assert.ok(most < 48 * MB, `${Math.round(most / MB)} MB at the most`);
});

async function* noise(megabytes: number): AsyncGenerator<Buffer> {
  for (let made = 0; made < megabytes; made++) yield randomBytes(MB);
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[20]! ^= 1;
  return copy;
}
