/** Reads the current version of the site into memory, plain and compressed, and only if it is whole. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { EmergencyNotice } from "../../domain/emergency/emergency.ts";
import { endings, isText, readExactly, sha256Of } from "../site/compress.ts";
import type { Packing, SiteEntry } from "../site/site-entry.ts";

export type LoadedFile = {
  readonly body: Buffer;
  readonly gzip: Buffer | undefined;
  readonly br: Buffer | undefined;
  readonly contentType: string;
  /** Of the content, without quotes; each encoding's own is made from it. */
  readonly tag: string;
};
export type LoadedSite = {
  readonly version: string;
  readonly files: ReadonlyMap<string, LoadedFile>;
  /** What the server itself reads. */
  readonly unserved?: ReadonlyMap<string, Buffer>;
  /** Lies over `files` already; pages made on the spot take it from here. */
  readonly notice?: EmergencyNotice;
};

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
    const unserved = new Map<string, Buffer>();
    for (const { path, file, contentType, sha256, packed, served } of entries) {
      const read = async (packing: Packing): Promise<Buffer | undefined> =>
        packed?.[packing] === undefined
          ? undefined
          : readExactly(join(place, file + endings[packing]), packed[packing]);
      const body = await readExactly(join(place, file), sha256);
      if (served === false) {
        unserved.set(path, body);
        continue;
      }
      const ready = packed === undefined ? undefined : { gzip: await read("gzip"), br: await read("br") };
      files.set(path, loadedFile(body, contentType, ready));
    }
    return { version, files, unserved };
  } catch {
    return undefined;
  }
}

/** `ready`: the compressed forms as they were published; an older version, and what is made here, is zipped now. */
export function loadedFile(
  body: Buffer,
  contentType: string,
  ready: Pick<LoadedFile, "gzip" | "br"> = { gzip: zipped(body, contentType), br: undefined },
): LoadedFile {
  const tag = Buffer.from(sha256Of(body), "hex").toString("base64url").slice(0, 22);
  return { body, ...ready, contentType, tag };
}

function zipped(body: Buffer, contentType: string): Buffer | undefined {
  const gzip = isText(contentType) ? gzipSync(body, { level: 9 }) : body;
  return gzip.length < body.length ? gzip : undefined;
}
