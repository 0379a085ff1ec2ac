/**
 * The compressed forms of a site's files, made once when they are published: brotli at 11 and gzip at 9 take long and
 * need not be quick for whoever reads. They run on zlib's own threads; what did not change since the version before is
 * taken from there.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import type { Packing, SiteEntry } from "./site-entry.ts";

export type Packed = { readonly br: Buffer | null; readonly gzip: Buffer | null };
/** As web servers look for them beside the file. */
export const endings: Readonly<Record<Packing, string>> = { br: ".br", gzip: ".gz" };

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)];

export function isText(contentType: string): boolean {
  return /^(?:text\/|image\/svg|application\/(?:json|javascript|[\w.-]+\+(?:json|xml)|xml))/iu.test(
    contentType,
  );
}

type Unpacked = { readonly bytes: Buffer; readonly contentType: string; readonly sha256: string };

/** A publication waits so long for the best; what is not packed by then is packed fast, some tenth larger. */
const patienceMs = 2000;
const lanes = 4;

/** By hash. `place`: the version that was served until now. */
export async function packAll(
  files: readonly Unpacked[],
  place: string,
): Promise<ReadonlyMap<string, Packed>> {
  const until = performance.now() + patienceMs;
  const earlier = await packedIn(place);
  const packed = new Map<string, Packed>();
  const left = files.values();
  const lane = async (): Promise<void> => {
    for (const file of left) {
      const known = recent.get(file.sha256) ?? (await earlier(file.sha256));
      packed.set(file.sha256, known ?? (await pack(file, performance.now() < until)));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  recent = packed;
  return packed;
}

/** Those of the last publication of this process. */
let recent: ReadonlyMap<string, Packed> = new Map();

/** A form is null where it would be no shorter than the file itself, or where the file is compressed in its own way. */
async function pack({ bytes, contentType }: Unpacked, hasTime: boolean): Promise<Packed> {
  if (!isText(contentType)) return { br: null, gzip: null };
  const params = {
    [zlib.BROTLI_PARAM_QUALITY]: hasTime ? 11 : 6,
    [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
  };
  const [br, zipped] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })]);
  const ifShorter = (form: Buffer): Buffer | null => (form.length < bytes.length ? form : null);
  return { br: ifShorter(br), gzip: ifShorter(zipped) };
}

/** A form that is not what was written is made anew. */
async function packedIn(place: string): Promise<(sha256: string) => Promise<Packed | null>> {
  const entries = await readFile(join(place, "site.json"), "utf8").then(
    (text) => JSON.parse(text) as readonly SiteEntry[],
    () => [],
  );
  const known = new Map(entries.map((entry) => [entry.sha256, entry]));
  return async (sha256) => {
    const entry = known.get(sha256);
    if (entry?.packed === undefined) return null;
    const { file, packed } = entry;
    const read = async (packing: Packing): Promise<Buffer | null> => {
      const hash = packed[packing];
      return hash === undefined ? null : await readExactly(join(place, file + endings[packing]), hash);
    };
    try {
      return { br: await read("br"), gzip: await read("gzip") };
    } catch {
      return null;
    }
  };
}

export async function readExactly(path: string, sha256: string): Promise<Buffer> {
  const bytes = await readFile(path);
  if (sha256Of(bytes) !== sha256) throw new Error(`${path} is not what was written`);
  return bytes;
}

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
