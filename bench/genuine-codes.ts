/**
 * The file of codes by which letters are checked, at a million messages: how long it takes to make it, to read it for the
 * first question, and to answer a code that is there and one that is not.
 * `node bench/genuine-codes.ts`
 */
import { createSecretKey, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codesAnewWhereGone } from "../src/main/genuine/print-codes.ts";
import { openGenuineFile } from "../src/public/verify/genuine-file.ts";
import { genuineCode } from "../src/seal/genuine-code.ts";

const messages = 1_000_000;
const batch = 5_000;
const tries = 20_000;
const folder = mkdtempSync(join(tmpdir(), "candour-codes-"));
const codes = { key: createSecretKey(randomBytes(32)), file: join(folder, "genuine") };
const reference = (n: number): string => `N-${n}`;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const built = await timed(() =>
  codesAnewWhereGone(codes, async function* () {
    for (let from = 0; from < messages; from += batch)
      yield Array.from({ length: batch }, (_, n) => ({
        ...({ reference: reference(from + n), channel: "letter", from: "Northmere" } as const),
        date: new Date("2025-11-24T12:00:00Z"),
      }));
  }),
);
const sent = openGenuineFile(codes.file);
const first = await timed(() => sent.find(genuineCode(codes.key, reference(0))));
const asked = async (codesToAsk: readonly string[], there: boolean): Promise<number> => {
  const ms = await timed(async () => {
    for (const code of codesToAsk)
      if (((await sent.find(code)) !== null) !== there) throw new Error(`wrong about ${code}`);
  });
  return (ms * 1000) / codesToAsk.length;
};
const known = Array.from({ length: tries }, (_, n) => genuineCode(codes.key, reference(n * 50)));
const unknown = Array.from({ length: tries }, (_, n) => genuineCode(codes.key, `guess ${n}`));
console.log(`${messages.toLocaleString("en-GB")} messages: file made in ${(built / 1000).toFixed(1)} s`);
console.log(
  `read for the first question in ${first.toFixed(0)} ms; both answers then wait until 40 ms are over`,
);
console.log(
  `a code that is there: ${(await asked(known, true)).toFixed(1)} µs; one that is not: ${(await asked(unknown, false)).toFixed(1)} µs`,
);
console.log(`memory: ${Math.round(process.memoryUsage().rss / 1024 ** 2)} MB`);
rmSync(folder, { recursive: true });
