/** Reads the current version of the site into memory, plain and compressed, and only if it is whole. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { SiteEntry } from "../site/write-site.ts";

export type LoadedFile = {
  readonly body: Buffer;
  readonly gzip: Buffer | undefined;
  readonly contentType: string;
  /** Without quotes. */
  readonly tag: string;
};
export type LoadedSite = { readonly version: string; readonly files: ReadonlyMap<string, LoadedFile> };

/** The name of the version that is to be served; undefined where nothing was published or the folder cannot be read. */
export async function currentVersion(folder: string): Promise<string | undefined> {
  try {
    const version = (await readFile(join(folder, "current"), "utf8")).trim();
    return /^[\w-]+$/.test(version) ? version : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where any file of it is missing or is not what was written. */
export async function loadSite(folder: string, version: string): Promise<LoadedSite | undefined> {
  try {
    const place = join(folder, version);
    const entries = JSON.parse(await readFile(join(place, "site.json"), "utf8")) as readonly SiteEntry[];
    const files = new Map<string, LoadedFile>();
    for (const { path, file, contentType, sha256 } of entries) {
      const body = await readFile(join(place, file));
      if (createHash("sha256").update(body).digest("hex") !== sha256) return undefined;
      files.set(path, loadedFile(body, contentType));
    }
    return { version, files };
  } catch {
    return undefined;
  }
}

export function loadedFile(body: Buffer, contentType: string): LoadedFile {
  const gzip = gzipSync(body, { level: 9 });
  const tag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return { body, gzip: gzip.length < body.length ? gzip : undefined, contentType, tag };
}
