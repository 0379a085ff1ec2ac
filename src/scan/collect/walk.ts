/** Walks what is to be scanned. Everything it meets is accounted for; nothing but regular files is ever opened. */
import type { BigIntStats, Dirent } from "node:fs";
import { lstat, opendir, realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { DocumentOutcome } from "../../domain/documents/document.ts";
import { nameAsText } from "./names.ts";
import { stampOf } from "./stamp.ts";

export type Found = {
  /** Relative to what was scanned; names the document in the export. */
  readonly path: string;
  /** Where it lies, in the bytes of the file system. */
  readonly where: Buffer;
  readonly bytes: number;
  readonly stamp: string;
  /** Set where it is not to be opened, or cannot be. */
  readonly unread: Unread | null;
};

export type Unread = { readonly outcome: DocumentOutcome; readonly reason: string };

export type RootProblem = { readonly kind: "no-such-path" | "not-readable"; readonly path: string };

/** In no particular order; `apart` (the scan's own folder) is left out. The caller has checked the roots. */
export async function* walk(
  paths: readonly string[],
  apart: string,
  signal?: AbortSignal,
): AsyncGenerator<Found> {
  const prefixes = prefixesOf(paths);
  const own = await realpath(Buffer.from(resolve(apart)), "buffer");
  for (const [index, given] of paths.entries()) {
    // A link that is named is followed: it is what the caller asked for.
    const where = await realpath(Buffer.from(resolve(given)), "buffer");
    const stats = await stat(where, { bigint: true });
    if (stats.isDirectory()) yield* walkFolder(where, prefixes[index]!, own, signal);
    else yield fileFound(prefixes[index]! === "" ? basename(resolve(given)) : prefixes[index]!, where, stats);
  }
}

/** Of several paths each is prefixed by its base name; equal ones are told apart. One folder has no prefix. */
function prefixesOf(paths: readonly string[]): readonly string[] {
  if (paths.length === 1) return [""];
  const taken = new Set<string>();
  return paths.map((path) => {
    const name = basename(resolve(path)) || "root";
    let prefix = name;
    for (let n = 2; taken.has(prefix); n++) prefix = `${name} (${n})`;
    taken.add(prefix);
    return prefix;
  });
}

export async function rootProblem(paths: readonly string[]): Promise<RootProblem | null> {
  for (const path of paths) {
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) await (await opendir(path)).close();
      else if (!stats.isFile()) return { kind: "not-readable", path };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      const kind = code === "ENOENT" || code === "ENOTDIR" ? "no-such-path" : "not-readable";
      return { kind, path };
    }
  }
  return null;
}

async function* walkFolder(
  top: Buffer,
  prefix: string,
  apart: Buffer,
  signal?: AbortSignal,
): AsyncGenerator<Found> {
  const folders = [{ where: top, path: prefix }];
  while (folders.length > 0) {
    const folder = folders.pop()!;
    const entries = await entriesOf(folder.where);
    if (!Array.isArray(entries)) {
      yield unreadFound(folder.path === "" ? "." : folder.path, folder.where, entries);
      continue;
    }
    for (const entry of entries) {
      signal?.throwIfAborted();
      const where = Buffer.concat([folder.where, slash, entry.name]);
      const name = nameAsText(entry.name);
      const path = folder.path === "" ? name : `${folder.path}/${name}`;
      if (where.equals(apart)) continue;
      if (entry.isDirectory()) folders.push({ where, path });
      else yield await found(path, where);
    }
  }
}

const slash = Buffer.from("/");

async function entriesOf(where: Buffer): Promise<Dirent<Buffer>[] | Unread> {
  const entries: Dirent<Buffer>[] = [];
  try {
    // The types of opendir know no buffers for names; the run time does.
    const folder = await opendir(where, { encoding: "buffer" as BufferEncoding });
    for await (const entry of folder) entries.push(entry as unknown as Dirent<Buffer>);
    return entries;
  } catch (error) {
    return { outcome: "corrupt", reason: `the folder cannot be read: ${inWords(error)}` };
  }
}

async function found(path: string, where: Buffer): Promise<Found> {
  try {
    return fileFound(path, where, await lstat(where, { bigint: true }));
  } catch (error) {
    return unreadFound(path, where, {
      outcome: "corrupt",
      reason: `the file cannot be read: ${inWords(error)}`,
    });
  }
}

function fileFound(path: string, where: Buffer, stats: BigIntStats): Found {
  if (stats.isFile()) {
    return { path, where, bytes: Number(stats.size), stamp: stampOf(stats), unread: null };
  }
  const kind = stats.isSymbolicLink()
    ? "a symbolic link: what it points to is read where it lies, if that is in the holding"
    : stats.isFIFO()
      ? "a named pipe"
      : stats.isSocket()
        ? "a socket"
        : "a device";
  return unreadFound(path, where, { outcome: "unsupported", reason: `${kind}; it is not opened` });
}

function unreadFound(path: string, where: Buffer, unread: Unread): Found {
  return { path, where, bytes: 0, stamp: "", unread };
}

/** The system's code in words; its own message would quote the path. */
export function inWords(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? "unknown error";
  return words[code] ?? `the system says ${code}`;
}

const words: Readonly<Record<string, string>> = {
  ENOENT: "it was there a moment ago and is gone",
  ENOTDIR: "it was a folder a moment ago and is none",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EIO: "the disk reports an error",
  ELOOP: "its links go round in a circle",
  ENAMETOOLONG: "its path is too long for the system",
  ESTALE: "the network folder that held it is gone",
};
