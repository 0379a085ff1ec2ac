/** What a scan makes of hostile documents, files that vanish, odd names, full disks and a second scan in its place. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createSecretKey } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import yazl from "yazl";
import type { DocumentFindings } from "../domain/documents/document.ts";
import type { Disk } from "./journal/disk.ts";
import { type ScanRun, type ScanSettings, scan } from "./scan.ts";

const base = mkdtempSync(join(tmpdir(), "candour-scan-"));
const key = createSecretKey(Buffer.alloc(32, 7));
const readers = new URL("../../test/scan-crash-readers.ts", import.meta.url);
const pace = { base: 2500, perMegabyte: 1000, perPage: 1000, longest: 10_000 };
/** For documents that never end: they are waited for twice. */
const brisk = { ...pace, base: 1000 };
after(() => rmSync(base, { recursive: true, force: true }));

let count = 0;

type Files = Readonly<Record<string, string | Buffer>>;

function holding(files: Files): string {
  const folder = join(base, `holding-${count++}`);
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

function settingsFor(...paths: string[]): ScanSettings {
  return { paths, work: join(base, `work-${count++}`), key, workers: 2, ocr: "off", resume: false };
}

async function scanned(settings: ScanSettings, given = pace): Promise<readonly DocumentFindings[]> {
  const outcome = await scan(settings, { readers, pace: given });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return all(outcome.value);
}

async function all(run: ScanRun): Promise<readonly DocumentFindings[]> {
  const found: DocumentFindings[] = [];
  for await (const one of run.findings()) found.push(one);
  return found;
}

function documentAt(found: readonly DocumentFindings[], path: string) {
  const one = found.find(({ document }) => document.path === path);
  assert.ok(one, `${path} is among ${found.map(({ document }) => document.path)}`);
  return one.document;
}

const letter = "Dear Anna Example,\nYour NI number is JG 10 37 59 A.\n";

test("hostile documents end by themselves, with a reason, and the others are read", async () => {
  const mark = join(base, "mark");
  writeFileSync(mark, "first");
  const hostile = {
    "leave.txt": { text: "Leave\n", outcome: "corrupt", reason: /crashed/ },
    "frames.txt": { text: "Flood with frames\n", outcome: "bomb", reason: /more findings/ },
    "frame.txt": { text: "Flood with one frame\n", outcome: "bomb", reason: /more findings/ },
    "nonsense.txt": { text: "Say nonsense\n", outcome: "bomb", reason: /more findings/ },
    "quote.txt": { text: "Quote yourself\nJG103759A", outcome: "corrupt", reason: /gave up/ },
    "once.txt": { text: `Leave once\n${mark}`, outcome: "readable", reason: null },
  };
  const texts = Object.entries(hostile).map(([name, { text }]) => [name, text]);
  const found = await scanned(settingsFor(holding({ ...Object.fromEntries(texts), "good.txt": letter })));
  for (const [name, { outcome, reason }] of Object.entries(hostile)) {
    const document = documentAt(found, name);
    assert.equal(document.outcome, outcome, `${name}: ${document.reason}`);
    if (reason === null) assert.equal(document.reason, null);
    else assert.match(document.reason!, reason, name);
    assert.doesNotMatch(document.reason ?? "", /JG103759A/);
  }
  assert.equal(documentAt(found, "good.txt").outcome, "readable");
  assert.deepEqual(childrenOf(process.pid), []);
});

test("a document that never ends is given up, and the others are read", async () => {
  const settings = settingsFor(holding({ "loop.txt": "Loop for ever\n", "good.txt": letter }));
  const found = await scanned(settings, brisk);
  assert.equal(documentAt(found, "loop.txt").outcome, "timed-out");
  assert.match(documentAt(found, "loop.txt").reason!, /time/);
  assert.equal(documentAt(found, "good.txt").outcome, "readable");
  assert.deepEqual(childrenOf(process.pid), []);
});

test("a document that takes all memory is a bomb, whether it takes heap or buffers", async () => {
  const texts = { "hog.txt": "Take all memory\n", "heap.txt": "Take all heap\n", "good.txt": letter };
  const settings = settingsFor(holding(texts));
  const outcome = await scan(settings, { readers });
  assert.ok(outcome.ok);
  for (const { document } of await all(outcome.value)) {
    assert.equal(document.outcome, document.path === "good.txt" ? "readable" : "bomb", document.path);
    if (document.path !== "good.txt") assert.match(document.reason!, /memory/);
  }
});

test("a file that vanishes is accounted for", async () => {
  const folder = holding({ "b.txt": letter, "z.txt": letter.replace("Anna", "Zoe") });
  const gone = join(folder, "a.txt");
  writeFileSync(gone, letter);
  const settings = settingsFor(folder);
  let removed = false;
  const outcome = await scan(
    {
      ...settings,
      onProgress: ({ current }) => {
        if (current === "reading" && !removed) unlinkSync(gone);
        if (current === "reading") removed = true;
      },
    },
    { readers, pace },
  );
  assert.ok(outcome.ok);
  const found = await all(outcome.value);
  const lost = documentAt(found, "a.txt");
  assert.equal(lost.outcome, "corrupt");
  assert.match(lost.reason!, /gone|changed/);
  assert.equal(lost.sha256, null);
  assert.equal(documentAt(found, "b.txt").outcome, "readable");
  assert.equal(documentAt(found, "b.txt").duplicateOf, null);
});

test("a file that changes while it is read is corrupt with the reason", async () => {
  const folder = holding({});
  const changing = join(folder, "changing.txt");
  writeFileSync(changing, `Change yourself\n${changing}\n`);
  const found = await scanned(settingsFor(folder));
  assert.equal(documentAt(found, "changing.txt").outcome, "corrupt");
  assert.match(documentAt(found, "changing.txt").reason!, /changed|no longer/);
});

test("where the first of two twins changes, the second is read in its stead", async () => {
  const folder = holding({});
  const text = `Change yourself\n${join(folder, "a.txt")}\n${letter}`;
  writeFileSync(join(folder, "a.txt"), text);
  writeFileSync(join(folder, "b.txt"), text);
  const found = await scanned(settingsFor(folder));
  assert.equal(documentAt(found, "a.txt").outcome, "corrupt");
  assert.equal(documentAt(found, "b.txt").outcome, "readable");
  assert.equal(documentAt(found, "b.txt").duplicateOf, null);
  assert.ok(found.some(({ document, mentions }) => document.path === "b.txt" && mentions.length > 0));
});

test("what is no regular file is accounted for and never opened", {
  skip: process.platform === "win32",
}, async () => {
  const folder = holding({ "a.txt": letter });
  symlinkSync("/etc/passwd", join(folder, "out"));
  symlinkSync("round", join(folder, "round"));
  symlinkSync("..", join(folder, "up"));
  execFileSync("mkfifo", [join(folder, "pipe")]);
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from(".txt")]),
    letter + 2,
  );
  const found = await scanned(settingsFor(folder));
  assert.deepEqual(
    found.map(({ document }) => [document.path, document.outcome]),
    [
      ["a.txt", "readable"],
      ["caf\\xE9.txt", "readable"],
      ["out", "unsupported"],
      ["pipe", "unsupported"],
      ["round", "unsupported"],
      ["up", "unsupported"],
    ],
  );
});

test("a folder that cannot be read is accounted for", {
  skip: process.getuid?.() === 0 ? "permission does not bind root" : false,
}, async () => {
  const folder = holding({ "a.txt": letter, "shut/b.txt": letter });
  chmodSync(join(folder, "shut"), 0);
  const found = await scanned(settingsFor(folder));
  chmodSync(join(folder, "shut"), 0o700);
  assert.equal(documentAt(found, "shut").outcome, "corrupt");
  assert.match(documentAt(found, "shut").reason!, /permission/);
});

test("duplicates are read once, and stand at every path, in path order", async () => {
  const inner = await zip({ "m.txt": letter, "n.txt": `${letter}n` });
  const outer = await zip({ "inner.zip": inner, "m.txt": letter });
  const folder = holding({ "b.zip": outer, "b copy.zip": outer, "b.zip.txt": letter, "a/z.txt": letter });
  const found = await scanned(settingsFor(folder));
  const lines = found.map(({ document }) => [document.path, document.duplicateOf]);
  assert.deepEqual(lines, [
    ["a/z.txt", null],
    ["b copy.zip", null],
    ["b copy.zip!/inner.zip", null],
    ["b copy.zip!/inner.zip!/m.txt", "a/z.txt"],
    ["b copy.zip!/inner.zip!/n.txt", null],
    ["b copy.zip!/m.txt", "a/z.txt"],
    ["b.zip", "b copy.zip"],
    ["b.zip!/inner.zip", "b copy.zip!/inner.zip"],
    ["b.zip!/inner.zip!/m.txt", "a/z.txt"],
    ["b.zip!/inner.zip!/n.txt", "b copy.zip!/inner.zip!/n.txt"],
    ["b.zip!/m.txt", "a/z.txt"],
    ["b.zip.txt", "a/z.txt"],
  ]);
  const paths = found.map(({ document }) => document.path);
  assert.deepEqual(paths, paths.toSorted());
  for (const { document, mentions } of found) {
    assert.equal(document.outcome, "readable");
    assert.equal(
      mentions.length > 0,
      document.duplicateOf === null && document.type === "txt",
      document.path,
    );
  }
});

test("nesting ends at eight, the container there being a bomb", async () => {
  let content: Buffer = Buffer.from(letter);
  let name = "letter.txt";
  for (let depth = 10; depth >= 0; depth--) {
    content = await zip({ [name]: content });
    name = `z${depth}.zip`;
  }
  const found = await scanned(settingsFor(holding({ [name]: content })));
  assert.equal(found.length, 9);
  assert.deepEqual(
    found.map(({ document }) => document.outcome),
    [...Array(8).fill("readable"), "bomb"],
  );
});

test("what grows 200 times beyond 50 MB is a bomb, also in layers, and its members so far are kept", async () => {
  const layer = Buffer.alloc(24 * 1024 * 1024);
  const inner = await zip({ "a.txt": layer, "b.txt": layer });
  const folder = holding({
    "flat.zip": await zip({ "1.txt": letter, "2.txt": layer, "3.txt": layer, "4.txt": layer }),
    "layers.zip": await zip({ "1.zip": inner, "2.zip": inner, "3.txt": letter }),
  });
  const found = await scanned(settingsFor(folder));
  assert.deepEqual(
    // Whether the member that was too much has a line of its own is the reader's choice.
    found
      .map(({ document }) => [document.path, document.outcome])
      .filter(([path]) => path !== "flat.zip!/4.txt"),
    [
      ["flat.zip", "bomb"],
      ["flat.zip!/1.txt", "readable"],
      ["flat.zip!/2.txt", "junk"],
      ["flat.zip!/3.txt", "junk"],
      ["layers.zip", "bomb"],
      ["layers.zip!/1.zip", "readable"],
      ["layers.zip!/1.zip!/a.txt", "junk"],
      ["layers.zip!/1.zip!/b.txt", "junk"],
      ["layers.zip!/2.zip", "bomb"],
    ],
  );
});

test("two members of one name are two documents", async () => {
  const twice = await zip({ "a.txt": letter, "b.txt": `${letter}b` });
  const same = Buffer.from(twice.toString("latin1").replaceAll("b.txt", "a.txt"), "latin1");
  const found = await scanned(settingsFor(holding({ "x.zip": same })));
  assert.deepEqual(
    found.map(({ document }) => document.path),
    ["x.zip", "x.zip!/a (2).txt", "x.zip!/a.txt"],
  );
});

test("several paths are prefixed by their names; the work folder inside one is left out", async () => {
  const [one, two] = [holding({ "a.txt": letter }), holding({ "a.txt": letter })];
  const settings = { ...settingsFor(one, two, join(one, "a.txt")), work: join(one, "work") };
  const found = await scanned(settings);
  const names = [one, two].map((folder) => folder.slice(folder.lastIndexOf("/") + 1));
  assert.deepEqual(
    found.map(({ document }) => document.path),
    [`a.txt`, `${names[0]}/a.txt`, `${names[1]}/a.txt`].toSorted(),
  );
});

test("a full disk stops the scan with what is finished kept, and resumption ends it", async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}.txt`, `${letter}${i}`]));
  const settings = settingsFor(holding(files));
  const outcome = await scan(settings, { readers, pace, disk: (disk) => fullAfter(8_000, disk) });
  assert.deepEqual(outcome, { ok: false, problem: { kind: "disk-full", path: settings.work } });
  const again = await scan(settings, { readers, pace });
  assert.deepEqual(again, { ok: false, problem: { kind: "work-exists", path: settings.work } });
  const found = await scanned({ ...settings, resume: true });
  assert.equal(found.length, 40);
  assert.ok(found.every(({ document }) => document.outcome === "readable"));
});

test("a second scan in the same folder is refused while the first is at work", async () => {
  const settings = settingsFor(holding({ "a.txt": letter, "loop.txt": "Loop for ever\n" }));
  const stop = new AbortController();
  const first = scan({ ...settings, signal: stop.signal }, { readers, pace });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const second = await scan({ ...settings, resume: true }, { readers, pace });
  assert.deepEqual(second, { ok: false, problem: { kind: "work-in-use", path: settings.work } });
  stop.abort();
  await first;
});

test("an interrupted scan says so, leaves no child behind, and goes on later", async () => {
  const settings = settingsFor(holding({ "a.txt": letter, "loop.txt": "Loop for ever\n" }));
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 400);
  const outcome = await scan({ ...settings, signal: stop.signal }, { readers, pace });
  assert.deepEqual(outcome, { ok: false, problem: { kind: "interrupted" } });
  assert.deepEqual(childrenOf(process.pid), []);
  const found = await scanned({ ...settings, resume: true }, brisk);
  assert.equal(documentAt(found, "loop.txt").outcome, "timed-out");
});

test("a journal of another key is neither read nor cut", async () => {
  const settings = settingsFor(holding({ "a.txt": letter }));
  await scanned(settings);
  const other = { ...settings, key: createSecretKey(Buffer.alloc(32, 8)) };
  for (const [resume, kind] of [
    [true, "wrong-key"],
    [false, "work-exists"],
  ] as const) {
    const outcome = await scan({ ...other, resume }, { readers, pace });
    assert.deepEqual(outcome, { ok: false, problem: { kind, path: settings.work } });
  }
  assert.equal((await scanned({ ...settings, resume: true })).length, 1);
});

test("problems with the paths are named", async () => {
  const file = join(holding({ "a.txt": letter }), "a.txt");
  const cases = [
    { path: join(base, "nowhere"), kind: "no-such-path" },
    { path: join(file, "below"), kind: "no-such-path" },
    { path: "/dev/null", kind: "not-readable" },
  ];
  for (const { path, kind } of cases) {
    assert.deepEqual(await scan(settingsFor(path)), { ok: false, problem: { kind, path } });
  }
  assert.deepEqual(await scan(settingsFor(holding({}))), { ok: false, problem: { kind: "nothing-to-scan" } });
});

function fullAfter(bytes: number, disk: Disk): Disk {
  let left = bytes;
  return {
    ...disk,
    async write(at, content) {
      left -= content.length;
      if (left < 0) {
        // As a real disk does: part of it goes through.
        await disk.write(at, content.subarray(0, content.length >> 1));
        throw Object.assign(new Error("no space"), { code: "ENOSPC" });
      }
      await disk.write(at, content);
    },
  };
}

function childrenOf(pid: number): readonly string[] {
  if (process.platform !== "linux") return [];
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8")
      .split(" ")
      .filter((child) => child !== ""),
  );
}

async function zip(members: Files): Promise<Buffer> {
  const file = new yazl.ZipFile();
  const mtime = new Date(2012, 1, 1);
  for (const [name, content] of Object.entries(members))
    file.addBuffer(Buffer.from(content), name, { mtime });
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
