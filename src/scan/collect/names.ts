/** Names of files as text: valid UTF-8 as it stands, other bytes written out, so that every name survives and stays apart. */

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function nameAsText(name: Buffer): string {
  try {
    return strict.decode(name);
  } catch {
    return pieces(name).join("");
  }
}

/** `caf\xE9.txt` for a Latin-1 name: what is UTF-8 stays, each other byte becomes \xNN. */
function pieces(name: Buffer): string[] {
  const out: string[] = [];
  for (let at = 0; at < name.length; ) {
    const length = sequenceLength(name, at);
    out.push(
      length > 0
        ? name.toString("utf8", at, at + length)
        : `\\x${name[at]!.toString(16).toUpperCase().padStart(2, "0")}`,
    );
    at += Math.max(1, length);
  }
  return out;
}

function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at]!;
  const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  try {
    strict.decode(bytes.subarray(at, at + length));
    return length;
  } catch {
    return 0;
  }
}

/**
 * The name that readers may take a hint from. Two names of the same bytes give the same reading only where their hint
 * is the same, so it says as little as it can: the extension, or the whole name where a member is called after it.
 */
export function hintOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (namedAfter.has(extension)) return name;
  return extension === "" ? "document" : `document.${extension}`;
}

const namedAfter: ReadonlySet<string> = new Set([
  "gz",
  "tgz",
  "bz2",
  "tbz",
  "tbz2",
  "xz",
  "txz",
  "z",
  "lz",
  "lzma",
  "zst",
]);
