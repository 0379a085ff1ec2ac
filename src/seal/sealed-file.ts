/** A file that lies sealed in chunks (AES-256-GCM) while it may be larger than the memory: written and read in pieces. */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

const chunk = 1024 * 1024;
const prefixLength = 8;
const tagLength = 16;

/** A byte, the order or the end differs from what was sealed. */
export class SealedFileDamaged extends Error {
  override readonly name = "SealedFileDamaged";
  constructor() {
    super("a sealed file is not as it was sealed");
  }
}

/** Written to the disk before it resolves. The file must not be there. */
export async function writeSealedFile(
  path: string,
  key: KeyObject,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    const prefix = randomBytes(prefixLength);
    await file.write(prefix);
    let index = 0;
    // The last chunk says that it is the last, so one is always held back.
    let held: Buffer | null = null;
    for await (const plain of chunks(pieces, chunk)) {
      if (held !== null) await file.write(sealed(held, key, prefix, index++, false));
      held = plain;
    }
    await file.write(sealed(held ?? Buffer.alloc(0), key, prefix, index, true));
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function* readSealedFile(path: string, key: KeyObject): AsyncGenerator<Buffer> {
  let prefix: Buffer | null = null;
  let index = 0;
  let held: Buffer | null = null;
  for await (const part of chunks(
    withoutPrefix(path, (bytes) => {
      prefix = bytes;
    }),
    chunk + tagLength,
  )) {
    if (held !== null) yield unsealed(held, key, prefix, index++, false);
    held = part;
  }
  if (held === null) throw new SealedFileDamaged();
  yield unsealed(held, key, prefix, index, true);
}

async function* withoutPrefix(path: string, found: (prefix: Buffer) => void): AsyncGenerator<Buffer> {
  let start = Buffer.alloc(0);
  let isFound = false;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFound) {
      yield piece;
      continue;
    }
    start = Buffer.concat([start, piece]);
    if (start.length < prefixLength) continue;
    isFound = true;
    found(start.subarray(0, prefixLength));
    yield start.subarray(prefixLength);
  }
}

async function* chunks(pieces: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let rest = piece;
    while (length + rest.length >= size) {
      const taken = size - length;
      yield Buffer.concat([...parts, rest.subarray(0, taken)]);
      [parts, length, rest] = [[], 0, rest.subarray(taken)];
    }
    if (rest.length > 0) parts.push(rest);
    length += rest.length;
  }
  if (length > 0) yield Buffer.concat(parts);
}

function sealed(plain: Buffer, key: KeyObject, prefix: Buffer, index: number, last: boolean): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(prefix, index));
  cipher.setAAD(placeOf(index, last));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unsealed(part: Buffer, key: KeyObject, prefix: Buffer | null, index: number, last: boolean): Buffer {
  if (prefix === null || part.length < tagLength) throw new SealedFileDamaged();
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(prefix, index));
  decipher.setAAD(placeOf(index, last));
  decipher.setAuthTag(part.subarray(part.length - tagLength));
  try {
    return Buffer.concat([decipher.update(part.subarray(0, part.length - tagLength)), decipher.final()]);
  } catch {
    throw new SealedFileDamaged();
  }
}

/** Unique under one key: 64 random bits for the file, then the chunk's number. */
function nonceOf(prefix: Buffer, index: number): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(index, prefixLength);
  return nonce;
}

function placeOf(index: number, last: boolean): Buffer {
  return Buffer.from(`candour-sealed-file/${index}/${last ? "last" : "more"}`);
}
