/**
 * Many sealed messages in one file: what goes to a million people would otherwise be a million files, each forced to disk
 * by itself. The first line says what it is, the second which message is how long, and the messages follow.
 */
import { type FileHandle, open } from "node:fs/promises";

export type Packed = { readonly reference: string; readonly sealed: Buffer };
type Head = {
  readonly entries: readonly (readonly [reference: string, length: number])[];
  readonly from: number;
};

const mark = "candour-pack 1\n";
const portion = 256 * 1024;
const longestHead = 16 * 1024 * 1024;

export function packOf(messages: readonly Packed[]): Buffer {
  const entries = messages.map(({ reference, sealed }) => [reference, sealed.length]);
  return Buffer.concat([
    Buffer.from(`${mark}${JSON.stringify(entries)}\n`),
    ...messages.map(({ sealed }) => sealed),
  ]);
}

/** Null where there is no such file. */
export async function referencesOfPack(path: string): Promise<readonly string[] | null> {
  return await reading(path, async (file) => (await headOf(file)).entries.map(([reference]) => reference));
}

export async function messagesOfPack(
  path: string,
  wanted: (reference: string) => boolean = () => true,
): Promise<readonly Packed[] | null> {
  return await reading(path, async (file) => {
    const { entries, from } = await headOf(file);
    const found: Packed[] = [];
    let position = from;
    for (const [reference, length] of entries) {
      if (wanted(reference)) found.push({ reference, sealed: await exactly(file, position, length) });
      position += length;
    }
    return found;
  });
}

async function reading<T>(path: string, read: (file: FileHandle) => Promise<T>): Promise<T | null> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return null;
  try {
    return await read(file);
  } finally {
    await file.close();
  }
}

async function headOf(file: FileHandle): Promise<Head> {
  let read = Buffer.alloc(0);
  for (;;) {
    const end = read.indexOf(10, mark.length);
    if (read.length >= mark.length && read.subarray(0, mark.length).toString() !== mark) break;
    if (end >= 0) return { entries: JSON.parse(read.subarray(mark.length, end).toString()), from: end + 1 };
    const more = Buffer.alloc(portion);
    const { bytesRead } = await file.read(more, 0, portion, read.length);
    if (bytesRead === 0 || read.length > longestHead) break;
    read = Buffer.concat([read, more.subarray(0, bytesRead)]);
  }
  throw new Error("a file of the outbox is not what it should be");
}

async function exactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw new Error("a file of the outbox ends too early");
  return bytes;
}
