/** A scan outlives its own death: killed at any moment and resumed, it finds the same, reads nothing twice, leaves nothing in clear. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createSecretKey } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import yazl from "yazl";
import { Chance } from "../exercise/chance.ts";
import { openDisk } from "../src/scan/journal/disk.ts";
import { openJournal } from "../src/scan/journal/journal.ts";

const base = mkdtempSync(join(tmpdir(), "candour-crash-"));
const folder = join(base, "holding");
const key = createSecretKey(Buffer.alloc(32, 7));
after(() => rmSync(base, { recursive: true, force: true }));

const planted = ["Oluwaseun Birtwhistle", "JG103759A", "JG 10 37 59 A", "birtwhistle.o@example.org"];

test("killed ten times at random moments and resumed, a scan finds what an undisturbed one finds", async () => {
  await makeHolding();
  const expected = await undisturbed();
  assert.ok(expected.length > 400, `${expected.length} documents`);
  assert.ok(expected.some((line) => line.includes("JG103759A")));

  const chance = new Chance(20251124);
  const work = join(base, "work");
  const log = join(base, "reads.log");
  const out = join(base, "out.jsonl");
  let kills = 0;
  const readTwice: string[] = [];
  while (!existsSync(out)) {
    const before = readsIn(log);
    const journalled = await journalledIn(work);
    const run = start(work, log, kills === 0 ? "anew" : "resume", out);
    const ended = exitOf(run);
    let over = false;
    void ended.then(() => {
      over = true;
    });
    if (kills < 10) {
      // The moments fall everywhere: while it starts, lists, reads, writes; and two kills close upon each other.
      const reads = before.length + chance.below(45);
      const late = chance.next() * 60;
      await until(() => over || readsIn(log).length >= reads);
      await sleep(late);
      run.kill("SIGKILL");
      kills++;
      await ended;
      await until(() => readsIn(log).every(({ pid }) => !isAlive(pid)), 5000);
    } else assert.equal(await ended, 0);
    for (const { sha256 } of readsIn(log).slice(before.length))
      if (journalled.has(sha256)) readTwice.push(sha256);
  }
  assert.equal(kills, 10);
  assert.deepEqual(readFileSync(out, "utf8").split("\n"), expected);
  assert.deepEqual(readTwice, []);
  assertSealed(work);

  const reads = readsIn(log).length;
  rmSync(out);
  assert.equal(await exitOf(start(work, log, "resume", out)), 0);
  assert.equal(readsIn(log).length, reads, "a finished scan reads nothing again");
  assert.deepEqual(readFileSync(out, "utf8").split("\n"), expected);
});

test("members that a power failure took from the spool are unpacked again", async () => {
  await makeHolding();
  const expected = await undisturbed();
  const work = join(base, "wrecked");
  const spool = join(work, "spool");
  const log = join(base, "wrecked.log");
  const run = start(work, log, "anew", join(base, "never"));
  const ended = exitOf(run);
  await until(() => existsSync(spool) && readdirSync(spool).length > 12);
  run.kill("SIGKILL");
  await ended;
  const left = readdirSync(spool);
  assert.ok(left.length > 3);
  for (const [i, name] of left.entries()) {
    if (i % 3 === 0) rmSync(join(spool, name));
    else if (i % 3 === 1) truncateSync(join(spool, name), 20);
  }
  const out = join(base, "wrecked.jsonl");
  assert.equal(await exitOf(start(work, log, "resume", out)), 0);
  assert.deepEqual(readFileSync(out, "utf8").split("\n"), expected);
});

test("a reader that never stops does not outlive a killed scan", async () => {
  const endless = join(base, "endless");
  mkdirSync(endless, { recursive: true });
  writeFileSync(join(endless, "loop.txt"), "Loop for ever\n");
  const log = join(base, "endless.log");
  const run = start(join(base, "endless-work"), log, "anew", join(base, "never"), endless);
  await until(() => readsIn(log).length > 0);
  const { pid } = readsIn(log)[0]!;
  assert.ok(isAlive(pid));
  run.kill("SIGKILL");
  await until(() => !isAlive(pid), 5000);
});

let expectedOnce: Promise<readonly string[]> | null = null;

function undisturbed(): Promise<readonly string[]> {
  expectedOnce ??= runUndisturbed();
  return expectedOnce;
}

async function runUndisturbed(): Promise<readonly string[]> {
  const out = join(base, "undisturbed.jsonl");
  const work = join(base, "undisturbed");
  assert.equal(await exitOf(start(work, join(base, "undisturbed.log"), "anew", out)), 0);
  return readFileSync(out, "utf8").split("\n");
}

function start(work: string, log: string, resume: string, out: string, what = folder): ChildProcess {
  const readers = new URL("./scan-crash-readers.ts", import.meta.url);
  readers.searchParams.set("log", log);
  const script = join(import.meta.dirname, "scan-crash-run.ts");
  return spawn(process.execPath, [script, work, what, readers.href, resume, out], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function exitOf(run: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => run.once("exit", resolve));
}

function readsIn(log: string): readonly { readonly pid: number; readonly sha256: string }[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => ({ pid: Number(line.split(" ")[0]), sha256: line.split(" ")[1]! }));
}

/** What the journal, as the kill left it, holds as read. Looked at in a copy: opening cuts the torn tail. */
async function journalledIn(work: string): Promise<ReadonlySet<string>> {
  const copy = join(base, "journal-copy");
  if (!existsSync(join(work, "journal"))) return new Set();
  copyFileSync(join(work, "journal"), copy);
  const found = new Set<string>();
  const journal = await openJournal(
    await openDisk(copy, "write"),
    key,
    new Set(["reading"]),
    (_kind, _slot, body) => {
      found.add(body.toString("latin1").match(/"key":"([0-9a-f]{64}) /)![1]!);
    },
  );
  await journal.close();
  return found;
}

function assertSealed(work: string): void {
  const files = readdirSync(work, { recursive: true, encoding: "utf8" }).filter((name) => name !== "spool");
  assert.ok(files.includes("journal"));
  const names = ["letter-7", "holding"];
  const clear = [...planted, ...names].flatMap((value) => [
    Buffer.from(value),
    Buffer.from(value, "utf16le"),
  ]);
  for (const file of files) {
    const bytes = readFileSync(join(work, file));
    for (const value of clear) assert.equal(bytes.indexOf(value), -1, `${file} holds something in clear`);
  }
}

/** A few hundred small files, zips with members, zips in zips, duplicates of all of these. */
async function makeHolding(): Promise<void> {
  mkdirSync(join(folder, "a", "b"), { recursive: true });
  for (let i = 0; i < 200; i++) {
    const where = join(folder, ["a", "a/b", "."][i % 3]!, `letter-${i}.${i % 4 === 0 ? "csv" : "txt"}`);
    writeFileSync(where, i % 4 === 0 ? table(i) : letter(i));
  }
  for (let i = 0; i < 16; i++) {
    const inner = await zip([
      ["deep.txt", Buffer.from(letter(1000 + i))],
      ["deep.txt", Buffer.from(letter(2000 + i))],
    ]);
    const members: [string, Buffer][] = [
      ["inner.zip", inner],
      ["../odd.txt", Buffer.from(letter(i % 4))],
    ];
    for (let j = 0; j < 8; j++)
      members.push([`box/letter-${j}.txt`, Buffer.from(letter(100 * (i >> 1) + j))]);
    writeFileSync(join(folder, `box ${i}.zip`), await zip(members));
  }
}

function letter(i: number): string {
  const who = i % 5 === 0 ? `${planted[0]}, ${planted[3]}` : `Example Person${i}`;
  return `Dear ${who},\n\nYour NI number is ${planted[2]}, your reference is ${i}.\nWritten 3 May 2011.\n`;
}

function table(i: number): string {
  return `Name,NI number,Email\n${planted[0]},${planted[1]},${planted[3]}\nExample Person${i},JG103${100 + i}A,p${i}@example.org\n`;
}

async function zip(members: readonly (readonly [string, Buffer])[]): Promise<Buffer> {
  const file = new yazl.ZipFile();
  const at = new Date(2012, 1, 1);
  // yazl refuses names that climb; such a name is put in by hand, of the same length.
  for (const [name, content] of members) file.addBuffer(content, name.replace("../", "xx/"), { mtime: at });
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.from(Buffer.concat(chunks).toString("latin1").replaceAll("xx/odd", "../odd"), "latin1");
}

async function until(reached: () => boolean, patience = 60_000): Promise<void> {
  for (const end = Date.now() + patience; !reached(); await sleep(3)) {
    if (Date.now() > end) throw new Error("waited in vain");
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Dead, and only waiting for the system to take notice, is dead.
    return process.platform !== "linux" || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
