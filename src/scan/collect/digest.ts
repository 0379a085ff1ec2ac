/** The SHA-256 of a file as it was when its folder was walked; a file that changes or goes meanwhile is accounted for. */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { stampOf } from "./stamp.ts";
import { type Found, inWords, type Unread } from "./walk.ts";

export type Digest = { readonly sha256: string } | { readonly unread: Unread };

const chunk = 512 * 1024;
/** Never follow a link put in a file's place, never wait on a pipe put in its place. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export async function digest(file: Found, signal?: AbortSignal): Promise<Digest> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file.where, flags);
    if (stampOf(await handle.stat({ bigint: true })) !== file.stamp) return changed;
    const sha256 = await hash(handle, file.bytes, signal);
    if (sha256 === null || stampOf(await handle.stat({ bigint: true })) !== file.stamp) return changed;
    return { sha256 };
  } catch (error) {
    signal?.throwIfAborted();
    return { unread: { outcome: "corrupt", reason: `the file cannot be read: ${inWords(error)}` } };
  } finally {
    await handle?.close().catch(() => {});
  }
}

const changed: Digest = {
  unread: {
    outcome: "corrupt",
    reason: "the file changed while it was read: scan it again when it is at rest",
  },
};

/** Null where the file ends early. */
async function hash(handle: FileHandle, bytes: number, signal?: AbortSignal): Promise<string | null> {
  const sum = createHash("sha256");
  const buffer = Buffer.allocUnsafe(Math.min(chunk, Math.max(1, bytes)));
  for (let at = 0; at < bytes; ) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, bytes - at), at);
    if (bytesRead === 0) return null;
    sum.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  return sum.digest("hex");
}
