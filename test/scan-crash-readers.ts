/**
 * Readers for the crash test: the true ones, which first write down which content they start to read, and which a
 * document of fixed words sends astray. The log's path comes with the module's address.
 */
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import type { Readers } from "../src/scan/pool/readers.ts";
import { readers as genuine } from "../src/scan/pool/readers.ts";

const log = new URL(import.meta.url).searchParams.get("log");

export const readers: Readers = {
  ...genuine,
  async identify(name, head, size, whole) {
    if (log !== null) {
      const sha256 = createHash("sha256")
        .update(await whole())
        .digest("hex");
      appendFileSync(log, `${process.pid} ${sha256}\n`);
    }
    await misbehave(head.toString("latin1", 0, 200));
    return genuine.identify(name, head, size, whole);
  },
};

async function misbehave(text: string): Promise<void> {
  const [word, rest] = text.split("\n");
  switch (word) {
    case "Loop for ever":
      while (true);
    case "Take all memory":
      for (const hoard: Buffer[] = []; ; ) hoard.push(Buffer.alloc(8 * 1024 * 1024, 1));
    case "Take all heap":
      for (const hoard: unknown[] = []; ; ) hoard.push(new Array(1_000_000).fill(hoard.length));
    case "Leave":
      return process.exit(0);
    case "Flood with frames":
      // Straight to the line, past the child's own manners.
      for (const frame = frameOf({ say: "page" }); ; ) writeAll(frame);
    case "Flood with one frame": {
      const lengths = Buffer.alloc(8);
      lengths.writeUInt32LE(2, 0);
      lengths.writeUInt32LE(0xfffffff0, 4);
      writeAll(lengths);
      return new Promise(() => {});
    }
    case "Say nonsense":
      writeAll(Buffer.from("04000000000000007b7b7b7b", "hex"));
      return new Promise(() => {});
    case "Leave once":
      // Only the first try: the mark outlives the child.
      if (readFileSync(rest!, "utf8") === "first") {
        writeFileSync(rest!, "second");
        process.exit(1);
      }
      return;
    case "Change yourself":
      appendFileSync(rest!, "more");
      return;
    case "Quote yourself":
      throw new Error(text);
  }
}

function frameOf(head: unknown): Buffer {
  const words = Buffer.from(JSON.stringify(head));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(words.length, 0);
  return Buffer.concat([lengths, words]);
}

function writeAll(bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(3, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}
