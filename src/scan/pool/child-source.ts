/** The bytes of one document, from the archive or unsealed from the spool, whole or as a stream. */
import type { KeyObject } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { stampOf } from "../collect/stamp.ts";
import { readSpool } from "../spool/spool.ts";
import { mostHeld } from "./limits.ts";
import type { Job } from "./messages.ts";

export type Spool = { readonly folder: string; readonly key: KeyObject };

export class HeldTooLarge extends Error {}
export class FileChanged extends Error {}

export type Bytes = {
  head(): Promise<Buffer>;
  whole(): Promise<Buffer>;
  stream(): Readable;
  /** Throws `FileChanged` where the file is no longer the one that was hashed. */
  check(): Promise<void>;
  close(): Promise<void>;
};

const headLength = 64 * 1024;

export async function openBytes(job: Job, spool: Spool): Promise<Bytes> {
  return job.origin.kind === "spool"
    ? spooled(job.origin.name, job.bytes, spool)
    : filed(Buffer.from(job.origin.path, "base64"), job.origin.stamp, job.bytes);
}

function spooled(name: string, size: number, spool: Spool): Bytes {
  let held: Buffer | null = null;
  const chunks = () => readSpool(spool.folder, name, spool.key);
  return {
    async head() {
      if (size <= headLength) return (await this.whole()).subarray(0, headLength);
      for await (const chunk of chunks()) return chunk.subarray(0, headLength);
      return Buffer.alloc(0);
    },
    async whole() {
      if (size > mostHeld) throw new HeldTooLarge();
      if (held === null) {
        const all: Buffer[] = [];
        for await (const chunk of chunks()) all.push(chunk);
        held = Buffer.concat(all);
      }
      return held;
    },
    stream: () => (held === null ? Readable.from(chunks()) : Readable.from([held])),
    async check() {},
    async close() {},
  };
}

async function filed(path: Buffer, stamp: string, size: number): Promise<Bytes> {
  const handle = await open(path, "r");
  await unchanged(handle, stamp).catch(async (error) => {
    await handle.close();
    throw error;
  });
  let held: Buffer | null = null;
  return {
    head: () => readFrom(handle, Math.min(size, headLength)),
    async whole() {
      if (size > mostHeld) throw new HeldTooLarge();
      held ??= await readFrom(handle, size);
      return held;
    },
    stream() {
      if (held !== null) return Readable.from([held]);
      return handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 256 * 1024 });
    },
    check: () => unchanged(handle, stamp),
    close: () => handle.close(),
  };
}

async function unchanged(handle: FileHandle, stamp: string): Promise<void> {
  if (stampOf(await handle.stat({ bigint: true })) !== stamp) throw new FileChanged();
}

async function readFrom(handle: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  while (at < length) {
    const { bytesRead } = await handle.read(bytes, at, length - at, at);
    if (bytesRead === 0) throw new FileChanged();
    at += bytesRead;
  }
  return bytes;
}
