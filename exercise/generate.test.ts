import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { glob, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { generateArchive } from "./generate.ts";
import type { ArchiveTruth, Result } from "./truth.ts";

let folder = "";
let truth: ArchiveTruth;
let seconds = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "practice-"));
  const before = process.cpuUsage();
  truth = await generateArchive({ into: folder });
  // of the processor, not of the clock: other tests run beside this one
  const { user, system } = process.cpuUsage(before);
  seconds = (user + system) / 1_000_000;
});
after(() => rm(folder, { recursive: true, force: true }));

test("a thousand people occur, in at least three hundred files on disk, quickly", async () => {
  const written = new Set(truth.files.flatMap((file) => file.mentions.flatMap((mention) => mention.people)));
  assert.ok(truth.people.length >= 1000);
  assert.deepEqual([...written].sort(), truth.people.map((person) => person.id).sort());
  assert.ok((await filesUnder(folder)).length >= 300);
  assert.ok(seconds < 12, `it took ${seconds} s`);
});

test("every file on disk stands in the truth, and every file of the truth on disk", async () => {
  const outer = truth.files.map((file) => file.path).filter((path) => !path.includes("!/"));
  assert.deepEqual((await filesUnder(folder)).sort(), outer.sort());
});

test("the same seed gives the same bytes, another seed others", async () => {
  const hashes: string[] = [];
  for (const seed of [7, 7, 8]) {
    const into = await mkdtemp(join(tmpdir(), "practice-"));
    await generateArchive({ into, people: 120, seed });
    const hash = createHash("sha256").update(await readFile(join(into, "truth.json")));
    for (const path of (await filesUnder(into)).sort()) {
      hash.update(path).update(await readFile(join(into, "holding", path)));
    }
    hashes.push(hash.digest("hex"));
    await rm(into, { recursive: true });
  }
  assert.equal(hashes[0], hashes[1]);
  assert.notEqual(hashes[0], hashes[2]);
});

test("each way of not being read occurs", () => {
  const expected: Result[] = [
    "readable",
    "encrypted",
    "corrupt",
    "empty",
    "junk",
    "bomb",
    "needs-ocr",
    "unsupported",
  ];
  const found = new Set(truth.files.map((file) => file.expectedOutcome));
  assert.deepEqual([...found].sort(), expected.sort());
});

test("members lie three containers deep, and copies name their first", () => {
  assert.ok(truth.files.some((file) => file.path.split("!/").length === 4));
  const paths = new Set(truth.files.map((file) => file.path));
  const copies = truth.files.filter((file) => file.duplicateOf !== undefined);
  assert.ok(copies.length >= 10);
  for (const copy of copies) assert.ok(paths.has(copy.duplicateOf ?? ""));
});

test("a value of a plain file is in that file as written or in another spelling of it", async () => {
  let checked = 0;
  for (const file of truth.files) {
    if (!/\.(csv|txt|json|html|tsv)$/.test(file.path) || file.path.includes("!/")) continue;
    const text = decoded(await readFile(join(folder, "holding", file.path)));
    const letters = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
    for (const { type, value } of file.mentions) {
      const last = type === "bank-account" ? (value.split("-")[1] ?? "") : value;
      const bare = last.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
      if (type === "date-of-birth" || type === "phone" || type === "name") continue;
      assert.ok(letters.includes(bare), `${file.path}: a ${type} is not there`);
      checked++;
    }
  }
  assert.ok(checked > 5000);
});

test("nobody is written about before birth", () => {
  const people = new Map(truth.people.map((person) => [person.id, person]));
  for (const file of truth.files) {
    for (const { people: ids } of file.mentions) {
      for (const id of ids) {
        const born = Number(people.get(id)?.dateOfBirth.slice(0, 4));
        assert.ok(file.earliestYear === undefined || born < file.earliestYear, file.path);
      }
    }
  }
});

test("there are people at risk with a safe contact, the dead, children and people without a home", () => {
  const atRisk = truth.people.filter((person) => person.atRisk && !person.child);
  assert.ok(atRisk.length >= 3);
  for (const person of atRisk) assert.ok(person.safeContact);
  assert.ok(truth.people.some((person) => person.deceased));
  const told = new Set(
    truth.files
      .filter(({ path }) => path.includes("/housing/notes/"))
      .flatMap(({ mentions }) => mentions.flatMap(({ people }) => people)),
  );
  for (const person of truth.people)
    if (person.deceased || person.atRisk || person.noFixedAbode) assert.ok(told.has(person.id));
  assert.ok(truth.people.filter((person) => person.child).length > 100);
  assert.ok(truth.people.some((person) => person.noFixedAbode));
  assert.ok(truth.people.filter((person) => person.role === "staff").length >= 30);
});

test("some fathers and sons have one name, and some children are twins", () => {
  const atHome = Map.groupBy(truth.people, (person) => person.household);
  const homes = [...atHome.values()];
  const twice = (values: readonly (string | undefined)[]) => new Set(values).size < values.length;
  const twins = homes.filter((home) => twice(home.filter((one) => one.child).map((one) => one.dateOfBirth)));
  const names = homes.filter((home) => {
    const [elder, ...rest] = home.filter((one) => !one.child);
    return rest.some((one) => elder?.names.some((name) => one.names.includes(name)));
  });
  assert.ok(twins.length >= 3);
  assert.ok(names.length >= 3);
});

async function filesUnder(into: string): Promise<string[]> {
  const root = join(into, "holding");
  const found: string[] = [];
  for await (const entry of glob("**/*", { cwd: root, withFileTypes: true })) {
    if (entry.isFile())
      found.push(
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll("\\", "/"),
      );
  }
  return found;
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes).swap16().toString("utf16le");
  const text = bytes.toString("utf8").replaceAll("&amp;", "&").replaceAll("<br>", "");
  return text.includes("\ufffd") ? bytes.toString("latin1") : text;
}
