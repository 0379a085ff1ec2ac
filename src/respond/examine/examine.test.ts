import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { DocumentFindings, DocumentRecord } from "../../domain/documents/document.ts";
import type { MentionType, PlacedMention } from "../../domain/people/mention.ts";
import { examine, type Readings } from "./examine.ts";
import { exportFiles, writeExport } from "./write-export.ts";

const folders: string[] = [];
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "candour-export-"));
  folders.push(path);
  return path;
}

const secrets = [
  "Chidi Okafor",
  "JG103759A",
  "1 Elm Road",
  "chidi.okafor@mail.example",
  "1960-05-04",
  "W8 7NX",
];
const key = createSecretKey(Buffer.alloc(32, 7));
const pace = () => ({ startedAt: "2026-11-23T09:00:00.000Z", seconds: 2 });

const readings: Readings = {
  async *findings() {
    yield {
      document: document("permits.xlsx", { latest: "2014-06-30", earliest: "2009-01-04" }),
      mentions: row(),
    };
    yield {
      document: document("old <scan>.pdf", {
        outcome: "needs-ocr",
        reason: "no text on its pages",
        bytes: 500,
      }),
      mentions: [],
    };
    yield { document: document("permits copy.xlsx", { duplicateOf: "permits.xlsx" }), mentions: [] };
  },
};

function row(): readonly PlacedMention[] {
  const cells: readonly (readonly [string, MentionType, string])[] = [
    ["Name", "name", secrets[0]!],
    ["NI No", "nino", secrets[1]!],
    ["Address", "address", secrets[2]!],
    ["Postcode", "postcode", secrets[5]!],
    ["E-mail", "email", secrets[3]!],
    ["DOB", "date-of-birth", secrets[4]!],
  ];
  return cells.map(([label, type, value], at) => ({
    type,
    start: 0,
    end: value.length,
    value,
    written: value,
    confidence: "high",
    check: "structure",
    place: { sheet: "Permits", row: 12, column: "ABCDEF"[at]! },
    passage: 11,
    block: 0,
    stands: "row",
    label,
  }));
}

function document(path: string, more: Partial<DocumentRecord>): DocumentFindings["document"] {
  return {
    path,
    sha256: "ab".repeat(32),
    type: "xlsx",
    bytes: 1000,
    outcome: "readable",
    partial: false,
    ocr: false,
    reason: null,
    duplicateOf: null,
    pages: null,
    earliest: null,
    latest: null,
    ms: 3,
    ...more,
  };
}

async function exported(reveal: boolean): Promise<Readonly<Record<string, string>>> {
  const out = await folder();
  const examined = await examine(readings);
  assert.ok(examined.ok);
  const written = await writeExport(readings, examined.value, { out, key: reveal ? null : key, pace });
  assert.ok(written.ok);
  assert.deepEqual((await readdir(out)).sort(), [...exportFiles].sort());
  return Object.fromEntries(
    await Promise.all(exportFiles.map(async (name) => [name, await readFile(join(out, name), "utf8")])),
  );
}

test("examining: everybody found is assessed, and every document is counted once", async () => {
  const examined = await examine(readings);
  assert.ok(examined.ok);
  const { people, counts } = examined.value;
  assert.equal(people.length, 1);
  assert.equal(people[0]!.severity.band, "high");
  assert.deepEqual(counts.byOutcome, { readable: 2, "needs-ocr": 1 });
  assert.equal(counts.duplicates, 1);
  assert.equal(counts.bytes, 2500);
  assert.deepEqual(counts.byYear, { 2014: 1 });
  assert.deepEqual(counts.unread, [
    { path: "old <scan>.pdf", outcome: "needs-ocr", reason: "no text on its pages" },
  ]);
});

test("export: masked, it holds no value in clear in any of its files", async () => {
  for (const [name, text] of Object.entries(await exported(false)))
    for (const secret of secrets) assert.ok(!text.includes(secret), `${name} holds a value`);
});

test("export: a keyed hash stands beside each masked value, the same for the same value", async () => {
  const files = await exported(false);
  const mentions = lines(files["mentions.jsonl"]!);
  const [person] = lines(files["people.jsonl"]!);
  const nino = mentions.find(({ type }) => type === "nino")!;
  assert.match(String(nino["valueHash"]), /^[0-9a-f]{32}$/);
  const hashes = person!["hashes"] as { identifiers: { nino: string[] } };
  assert.equal(hashes.identifiers.nino[0], nino["valueHash"]);
});

test("export: revealed, its lines have the keys of the contract and the values in clear", async () => {
  const files = await exported(true);
  assert.equal(lines(files["documents.jsonl"]!).length, 3);
  const mention = lines(files["mentions.jsonl"]!).find(({ type }) => type === "nino");
  assert.deepEqual(mention, {
    path: "permits.xlsx",
    place: { sheet: "Permits", row: 12, column: "B" },
    type: "nino",
    value: "JG103759A",
    written: "JG103759A",
    confidence: "high",
    check: "structure",
    bundle: "b1",
    person: "p1",
  });
  const [person] = lines(files["people.jsonl"]!);
  assert.deepEqual(person!["addresses"], [{ lines: ["1 Elm Road"], postcode: "W8 7NX" }]);
  assert.deepEqual(person!["identifiers"], { nino: ["JG103759A"] });
  assert.equal(person!["role"], "subject");
});

test("summary page: it stands alone, shows no value, and names what could not be read", async () => {
  const page = (await exported(true))["summary.html"]!;
  for (const secret of secrets) assert.ok(!page.includes(secret));
  assert.doesNotMatch(page, /(?:src|href)="(?!#)|@import|url\(|<script/i);
  assert.ok(page.includes("old &#60;scan&#62;.pdf"));
  // A table for each chart, which is drawn for wide and for narrow screens.
  assert.equal((page.match(/<svg /g) ?? []).length, 2 * (page.match(/<details>/g) ?? []).length);
});

test("export: a folder that cannot be written to is a problem in words, and nothing half is left", async () => {
  const examined = await examine(readings);
  assert.ok(examined.ok);
  const file = join(await folder(), "file");
  await writeFile(file, "");
  const written = await writeExport(readings, examined.value, { out: join(file, "export"), key, pace });
  assert.deepEqual(written, { ok: false, problem: { kind: "not-writable", path: join(file, "export") } });
});

test("export: stopped midway, it leaves no file behind", async () => {
  const out = await folder();
  const examined = await examine(readings);
  assert.ok(examined.ok);
  const written = await writeExport(readings, examined.value, {
    out,
    key,
    pace,
    signal: AbortSignal.abort(),
  });
  assert.deepEqual(written, { ok: false, problem: { kind: "stopped" } });
  assert.deepEqual(await readdir(out), []);
});

function lines(text: string): readonly Record<string, unknown>[] {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
