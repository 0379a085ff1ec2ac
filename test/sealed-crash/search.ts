/**
 * Searches every file of a folder for values, in the forms in which they would lie there: UTF-8, UTF-16 of both kinds,
 * base64 at each of its three steps, hex, and all of these inside gzip, zlib and zip streams, whole or cut off.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { constants, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

export type Find = { readonly file: string; readonly value: string; readonly form: string };

type Needle = { readonly value: string; readonly form: string; readonly bytes: Buffer };

const longestStream = 8 * 1024 * 1024;
const cutOff = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: longestStream };

export function searchFolders(folders: readonly string[], values: readonly string[]): readonly Find[] {
  const needles = values.flatMap(needlesFor);
  return folders.flatMap((folder) =>
    filesIn(folder).flatMap((file) => {
      const bytes = contentOf(file);
      if (bytes === null) return [];
      const named = needles.filter(
        ({ bytes: needle, form }) => form === "UTF-8" && file.includes(needle.toString()),
      );
      return [
        ...named.map(({ value }) => ({ file, value, form: "in its name" })),
        ...searchBytes(bytes, needles).map((find) => ({ file, ...find })),
      ];
    }),
  );
}

export function searchBytes(
  bytes: Buffer,
  needles: readonly Needle[],
  depth = 0,
): readonly Omit<Find, "file">[] {
  const found = needles
    .filter((needle) => bytes.includes(needle.bytes))
    .map(({ value, form }) => ({ value, form }));
  if (depth === 2) return found;
  for (const { content, form } of streamsIn(bytes))
    for (const find of searchBytes(content, needles, depth + 1))
      found.push({ ...find, form: `${find.form} in ${form}` });
  return found;
}

export function needlesFor(value: string): readonly Needle[] {
  const written = [value, value.toLowerCase(), value.toUpperCase()];
  return [...new Set(written)].flatMap((text) => {
    const utf8 = Buffer.from(text);
    const little = Buffer.from(text, "utf16le");
    return [
      { value, form: "UTF-8", bytes: utf8 },
      { value, form: "UTF-16LE", bytes: little },
      { value, form: "UTF-16BE", bytes: Buffer.from(little).swap16() },
      { value, form: "hex", bytes: Buffer.from(utf8.toString("hex")) },
      { value, form: "hex", bytes: Buffer.from(utf8.toString("hex").toUpperCase()) },
      ...[0, 1, 2].map((step) => ({ value, form: "base64", bytes: base64At(utf8, step) })),
    ];
  });
}

/** What of the base64 does not depend on the bytes before and after. */
function base64At(bytes: Buffer, step: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(step), bytes])
    .toString("base64")
    .replace(/=+$/, "");
  const first = step === 0 ? 0 : step + 1;
  const whole = Math.floor(((bytes.length + step) * 8) / 6);
  return Buffer.from(text.slice(first, whole));
}

function* streamsIn(bytes: Buffer): Generator<{ readonly content: Buffer; readonly form: string }> {
  for (
    let at = bytes.indexOf("\u001f\u008b\b", 0, "latin1");
    at >= 0;
    at = bytes.indexOf("\u001f\u008b\b", at + 1, "latin1")
  )
    yield* unpacked(() => gunzipSync(bytes.subarray(at), cutOff), "gzip");
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 1)) {
    if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== 8) continue;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    yield* unpacked(() => inflateRawSync(bytes.subarray(start), cutOff), "zip");
  }
  for (const level of [0x01, 0x5e, 0x9c, 0xda]) {
    const heading = Buffer.from([0x78, level]);
    for (let at = bytes.indexOf(heading); at >= 0; at = bytes.indexOf(heading, at + 1))
      yield* unpacked(() => inflateSync(bytes.subarray(at), cutOff), "zlib");
  }
}

/** Most that looks like the beginning of a stream is none. */
function* unpacked(open: () => Buffer, form: string) {
  try {
    const content = open();
    if (content.length > 0) yield { content, form };
  } catch {}
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => {
      try {
        return statSync(file).isFile();
      } catch {
        return false; // gone meanwhile
      }
    });
}

function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
