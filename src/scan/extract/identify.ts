/** What a file's bytes are. The extension only decides between readings that the bytes allow. */
import { fileTypeFromBuffer } from "file-type";
import { compoundType } from "./identify/compound.ts";
import { signature } from "./identify/signature.ts";
import { textType } from "./identify/text-type.ts";
import { zipType } from "./identify/zip-type.ts";

/** Larger containers are not loaded merely to name them. */
const largestLoaded = 512 * 1024 * 1024;

export async function identify(
  name: string,
  head: Buffer,
  size: number,
  whole: () => Promise<Buffer>,
): Promise<string> {
  if (size === 0 || head.length === 0) return "empty";
  const load = () => (size <= head.length ? Promise.resolve(head) : whole());
  const found = signature(head);
  if (found === "zip") return zipType(name, head, size <= largestLoaded ? load : null);
  if (found === "compound") return size <= largestLoaded ? compoundType(name, await load()) : "unknown";
  if (found !== null) return found;
  const named = textType(name, head, size) ?? (await known(head));
  if (named !== null) return named;
  const guess = meaning(head);
  return /\.(zip|z\d\d|exe)$/i.test(name) && size <= largestLoaded && endsAsZip(await load()) ? "zip" : guess;
}

/** The last part of a split zip, and one that stands behind a program, begin with anything. */
function endsAsZip(bytes: Buffer): boolean {
  return bytes.subarray(-65_557).includes("PK\x05\x06", 0, "latin1");
}

const renamed: Readonly<Record<string, string>> = {
  jpg: "jpg",
  apng: "png",
  "tar.gz": "gz",
  "7z": "7z",
  mobi: "unknown",
};

async function known(head: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found === undefined ? null : (renamed[found.ext] ?? found.ext);
}

/** No format and no text: bytes without pattern, or too few kinds of bytes to say anything, are junk. */
function meaning(head: Buffer): string {
  const bits = entropy(head);
  return bits > 7.2 || bits < 1 || head.length < 16 ? "junk" : "unknown";
}

/** Shannon entropy in bits a byte; a short sample cannot show all of it, so it is judged against what it could. */
function entropy(bytes: Buffer): number {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte]!++;
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  const possible = Math.min(8, Math.log2(bytes.length));
  return possible <= 0 ? 0 : (bits / possible) * 8;
}
