/** Reading in child processes against reading in our own: what a child costs to start, to keep, and for each document. */
import { createSecretKey, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stampOf } from "../../src/scan/collect/stamp.ts";
import { launch } from "../../src/scan/pool/launch.ts";
import { usualPace } from "../../src/scan/pool/limits.ts";
import type { Job } from "../../src/scan/pool/messages.ts";
import { startPool } from "../../src/scan/pool/pool.ts";
import { readers } from "../../src/scan/pool/readers.ts";
import { startChild } from "../../src/scan/pool/reading-child.ts";
import { compare, figure, inFolder, median, timed } from "./measure.ts";

const files = 150;
const how = {
  child: new URL("../../src/scan/pool/child.ts", import.meta.url),
  readers: new URL("../../src/scan/pool/readers.ts", import.meta.url),
  ocr: "off",
} as const;

const keeping = { begin: () => {}, keep: async () => 0 };

await inFolder(async (folder) => {
  const spool = { folder: join(folder, "spool"), key: createSecretKey(randomBytes(32)) };
  mkdirSync(spool.folder);
  const jobs = Array.from({ length: files }, (_, n) => madeUp(folder, n));
  const starts: number[] = [];
  const after: number[] = [];
  for (let i = 0; i < 5; i++) {
    const child = startChild(how, spool, usualPace);
    starts.push(await timed(() => child.attempt(jobs[0]!, async () => 0)));
    after.push(await timed(() => child.attempt(jobs[1]!, async () => 0)));
    await child.end();
  }
  console.log(
    `a child: ${figure(median(starts))} ms from its start to its first document read, ${figure(median(after))} ms for the next`,
  );
  console.log(`a child's resident memory with its readers loaded: ${await residentOf()} MB`);

  const pool = startPool({ launch: how, spool, pace: usualPace });
  await pool.read(jobs[0]!, keeping);
  for (const job of jobs.slice(0, 20)) await readHere(job);
  await compare(`one document of ${files} small CSV files`, "ms", 5, [
    {
      name: "in one child (time, memory, crash contained)",
      run: async () => (await timed(() => each(jobs, (job) => pool.read(job, keeping)))) / files,
    },
    {
      name: "in our own process (nothing contained)",
      run: async () => (await timed(() => each(jobs, readHere))) / files,
    },
  ]);
  await pool.end();
});

function madeUp(folder: string, n: number): Job {
  const path = join(folder, `list-${n}.csv`);
  const rows = Array.from(
    { length: 20 },
    (_, i) => `Person ${n} ${i},0${n % 9}/0${(i % 9) + 1}/1980,person${i}@example.org,W8 7NX`,
  );
  writeFileSync(path, `Name,Date of birth,Email,Postcode\n${rows.join("\n")}\n`);
  const stats = statSync(path, { bigint: true });
  return {
    name: path,
    bytes: Number(stats.size),
    origin: { kind: "file", path: Buffer.from(path).toString("base64"), stamp: stampOf(stats) },
  };
}

async function readHere(job: Job): Promise<void> {
  const bytes = readFileSync(job.name);
  const type = await readers.identify(job.name, bytes, bytes.length, async () => bytes);
  const detection = readers.startDetection({ path: job.name });
  const { Readable } = await import("node:stream");
  await readers.extract(
    {
      name: job.name,
      size: bytes.length,
      type,
      bytes: async () => bytes,
      stream: () => Readable.from([bytes]),
    },
    {
      passage: (passage) => detection.take(passage),
      member: async () => true,
      unreadableMember: async () => {},
    },
  );
  detection.finish();
}

async function each(jobs: readonly Job[], work: (job: Job) => Promise<unknown>): Promise<void> {
  for (const job of jobs) await work(job);
}

async function residentOf(): Promise<string> {
  const child = launch(how);
  await new Promise((resolve) => child.stdio[3]!.once("data", resolve));
  const text = process.platform === "linux" ? readFileSync(`/proc/${child.pid}/status`, "utf8") : "";
  child.kill("SIGKILL");
  return figure(Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? Number.NaN) / 1024);
}
