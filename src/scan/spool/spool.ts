/** Members on their way to their own reading: sealed by chunk (AES-256-GCM), under names that say nothing. */
import { createCipheriv, createDecipheriv, type DecipherGCM, type KeyObject, randomBytes } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { join } from "node:path";

const chunk = 1024 * 1024;
const prefixLength = 8;
const tagLength = 16;

export async function writeSpool(folder: string, content: Buffer, key: KeyObject): Promise<string> {
  const name = randomBytes(12).toString("hex");
  const path = join(folder, name);
  const handle = await open(path, "wx", 0o600);
  try {
    const prefix = randomBytes(prefixLength);
    await handle.writeFile(prefix);
    for (let index = 0, at = 0; index === 0 || at < content.length; index++, at += chunk) {
      const last = at + chunk >= content.length;
      await handle.writeFile(sealChunk(content.subarray(at, at + chunk), key, prefix, index, last));
    }
  } catch (error) {
    await unlink(path).catch(() => {});
    throw error;
  } finally {
    await handle.close();
  }
  return name;
}

function sealChunk(plain: Buffer, key: KeyObject, prefix: Buffer, index: number, last: boolean): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonce(prefix, index));
  cipher.setAAD(position(index, last));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The chunks of a member in order; throws where a byte, the order or the end differs from what was sealed. */
export async function* readSpool(folder: string, name: string, key: KeyObject): AsyncGenerator<Buffer> {
  const handle = await open(join(folder, name), "r");
  try {
    const { size } = await handle.stat();
    const prefix = await readAt(handle, 0, prefixLength);
    const count = Math.max(1, Math.ceil((size - prefixLength) / (chunk + tagLength)));
    for (let index = 0; index < count; index++) {
      const at = prefixLength + index * (chunk + tagLength);
      const sealed = await readAt(handle, at, Math.min(chunk + tagLength, size - at));
      if (sealed.length < tagLength) throw new SpoolDamaged();
      const decipher = createDecipheriv("aes-256-gcm", key, nonce(prefix, index));
      decipher.setAAD(position(index, index === count - 1));
      decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
      const plain = decipher.update(sealed.subarray(0, sealed.length - tagLength));
      yield Buffer.concat([plain, finished(decipher)]);
    }
  } finally {
    await handle.close();
  }
}

/** A member that is not as it was sealed (cut short by a power failure, say): it must be unpacked again. */
export class SpoolDamaged extends Error {}

function finished(decipher: DecipherGCM): Buffer {
  try {
    return decipher.final();
  } catch {
    throw new SpoolDamaged();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, position);
  return bytes.subarray(0, bytesRead);
}

/** Unique under one key: 64 random bits for the file, then the chunk's number. */
function nonce(prefix: Buffer, index: number): Buffer {
  const bytes = Buffer.alloc(12);
  prefix.copy(bytes);
  bytes.writeUInt32BE(index, prefixLength);
  return bytes;
}

function position(index: number, last: boolean): Buffer {
  return Buffer.from(`candour-spool/${index}/${last ? "last" : "more"}`);
}
