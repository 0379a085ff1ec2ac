/**
 * A zip file in pieces, of files that come in pieces: nothing of it is held as a whole. The same files at the same time
 * make the same bytes, whatever the machine's clock and zone.
 */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { isPlainPath } from "../../domain/evidence/manifest.ts";
import type { BundleFile, Listed, Pieces, ZipSettings } from "../../respond/evidence/evidence-store.ts";

export async function* writeZip({ folder, at, files, ending }: ZipSettings): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const filled = fill(zip, { folder, at, files, ending });
  // What goes wrong in the files is thrown below, to whoever reads; nobody else waits for it.
  filled.catch((error: Error) => output.destroy(error));
  for await (const piece of output) yield piece as Uint8Array;
  await filled;
}

async function fill(zip: ZipFile, { folder, at, files, ending }: ZipSettings): Promise<void> {
  const listed: Listed[] = [];
  const mtime = asIfLocal(at);
  const put = async (path: string, pieces: Pieces) => {
    if (!isPlainPath(path)) throw new Error("A file of a bundle has a name that is not plain");
    const measured = { hash: createHash("sha256"), bytes: 0 };
    const stream = Readable.from(measure(pieces, measured), { objectMode: false });
    const read = new Promise<void>((resolve, reject) => {
      stream.once("end", resolve).once("error", reject);
    });
    // The old form of time: the new one would hold the zone in which it was made.
    zip.addReadStream(stream, `${folder}/${path}`, { mtime, mode: 0o100644, forceDosTimestamp: true });
    await read;
    return { bytes: measured.bytes, sha256: measured.hash.digest("hex") };
  };
  for await (const { path, what, pieces } of files) listed.push({ path, what, ...(await put(path, pieces)) });
  for (const { path, pieces } of await ending(listed)) await put(path, pieces);
  zip.end();
}

async function* measure(
  pieces: BundleFile["pieces"],
  measured: { readonly hash: ReturnType<typeof createHash>; bytes: number },
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    measured.hash.update(bytes);
    measured.bytes += bytes.length;
    yield bytes;
  }
}

/** Zip files hold the time on the clock of the machine: this one shows there what UTC shows. */
function asIfLocal(at: Date): Date {
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  );
}
