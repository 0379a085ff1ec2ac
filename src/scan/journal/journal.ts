/**
 * The journal of a scan: an append-only file of sealed records. What was appended and awaited survives a kill; a torn
 * tail is cut off when the journal is opened again. A record is
 * `u32 length | u32 crc | u8 kind | nonce, ciphertext, tag`, bound to its kind and its place in the file.
 */
import type { KeyObject } from "node:crypto";
import { crc32 } from "node:zlib";
import { seal, unseal } from "../../seal/seal.ts";
import type { Disk } from "./disk.ts";

export type Kind = keyof typeof kinds;
const kinds = { start: 1, files: 2, part: 3, members: 4, reading: 5, complete: 6 } as const;
const kindNames = new Map(Object.entries(kinds).map(([name, number]) => [number as number, name as Kind]));

/** Where a record lies; remembered instead of the record. */
export type Slot = number;

export type Journal = {
  /** Resolves when the record is with the system; `sync` brings it to the disk. */
  append(kind: Kind, body: Buffer | string): Promise<Slot>;
  read(slot: Slot): Promise<{ readonly kind: Kind; readonly body: Buffer }>;
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** A whole first record that does not open: this journal is another's, and must not be cut. */
export class WrongKey extends Error {}

const heading = 9;
const longest = 256 * 1024 * 1024;

/** Opens what is there, tells every whole record of a kind in `wanted`, and goes on after the last one. */
export async function openJournal(
  disk: Disk,
  key: KeyObject,
  wanted: ReadonlySet<Kind>,
  tell: (kind: Kind, slot: Slot, body: Buffer) => void,
): Promise<Journal> {
  const tail = await replay(disk, key, wanted, tell);
  await disk.cut(tail);
  return writer(disk, key, tail);
}

async function replay(
  disk: Disk,
  key: KeyObject,
  wanted: ReadonlySet<Kind>,
  tell: (kind: Kind, slot: Slot, body: Buffer) => void,
): Promise<number> {
  const ahead = readAhead(disk);
  for (let at = 0; ; ) {
    const record = await recordAt(ahead, at);
    if (record === null) return at;
    if (wanted.has(record.kind)) {
      const body = tryOpen(record, key, at);
      if (body === null && at === 0) throw new WrongKey();
      if (body === null) return at;
      tell(record.kind, at, body);
    }
    at += heading + record.sealed.length;
  }
}

/** Millions of small records are met one after the other: the file is read in long stretches. */
function readAhead(disk: Disk): Pick<Disk, "read"> {
  const stretch = 4 * 1024 * 1024;
  let held: Buffer = Buffer.alloc(0);
  let start = 0;
  return {
    async read(at, length) {
      if (at < start || at + length > start + held.length) {
        held = await disk.read(at, Math.max(stretch, length));
        start = at;
      }
      return held.subarray(at - start, at - start + length);
    },
  };
}

type Record = { readonly kind: Kind; readonly sealed: Buffer };

/** Null where no whole record starts at `at`. */
async function recordAt(disk: Pick<Disk, "read">, at: number): Promise<Record | null> {
  const head = await disk.read(at, heading);
  if (head.length < heading) return null;
  const length = head.readUInt32LE(0);
  const kind = kindNames.get(head[8]!);
  if (length > longest || kind === undefined) return null;
  const sealed = await disk.read(at + heading, length);
  return sealed.length === length && crc32(sealed, head[8]) === head.readUInt32LE(4)
    ? { kind, sealed }
    : null;
}

function tryOpen({ kind, sealed }: Record, key: KeyObject, at: number): Buffer | null {
  try {
    return unseal(sealed, key, contextOf(kind, at));
  } catch {
    return null;
  }
}

function contextOf(kind: Kind, at: number): string {
  return `candour-journal/${kind}/${at}`;
}

/** For reading alone, with every whole record of a kind in `wanted` told: what is there stays as it is. */
export async function replayJournal(
  disk: Disk,
  key: KeyObject,
  wanted: ReadonlySet<Kind>,
  tell: (kind: Kind, slot: Slot, body: Buffer) => void,
): Promise<Journal> {
  await replay(disk, key, wanted, tell);
  return readJournal(disk, key);
}

/** For reading alone: what is there stays as it is. */
export function readJournal(disk: Disk, key: KeyObject): Journal {
  return writer(disk, key, 0);
}

function writer(disk: Disk, key: KeyObject, start: number): Journal {
  let tail = start;
  let waiting: { readonly frame: Buffer; settle(error?: unknown): void }[] = [];
  let writing: Promise<void> | null = null;
  let broken: { readonly error: unknown } | null = null;
  let dirty = false;

  /** Whatever gathers while one write is under way goes with the next. */
  async function write(): Promise<void> {
    let at = tail - waiting.reduce((sum, { frame }) => sum + frame.length, 0);
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (broken !== null) throw broken.error;
        const bytes = Buffer.concat(batch.map(({ frame }) => frame));
        await disk.write(at, bytes);
        at += bytes.length;
        dirty = true;
        for (const { settle } of batch) settle();
      } catch (error) {
        // After a failed write nothing more goes behind the hole: the tail is cut at the next opening.
        broken ??= { error };
        for (const { settle } of batch) settle(error);
      }
    }
    writing = null;
  }

  const journal: Journal = {
    append(kind, body) {
      const slot = tail;
      const sealed = seal(body, key, contextOf(kind, slot));
      const head = Buffer.alloc(heading);
      head.writeUInt32LE(sealed.length, 0);
      head.writeUInt32LE(crc32(sealed, kinds[kind]), 4);
      head[8] = kinds[kind];
      const frame = Buffer.concat([head, sealed]);
      tail += frame.length;
      return new Promise((resolve, reject) => {
        const settle = (error?: unknown) => (error === undefined ? resolve(slot) : reject(error));
        waiting.push({ frame, settle });
        writing ??= Promise.resolve().then(write);
      });
    },
    async read(slot) {
      const record = await recordAt(disk, slot);
      if (record === null) throw new Error("the journal has no record there");
      return { kind: record.kind, body: unseal(record.sealed, key, contextOf(record.kind, slot)) };
    },
    async sync() {
      await writing;
      if (!dirty) return;
      dirty = false;
      await disk.sync();
    },
    async close() {
      await writing;
      await disk.close();
    },
  };
  return journal;
}
