/** The name of a zip entry, whichever way its writer encoded it. */
import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

type ExtraField = { readonly id: number; readonly data: Buffer };

/** Flagged UTF-8, a Unicode name beside the old one, UTF-8 that nobody flagged (macOS), or the code page of DOS. */
export function entryName(raw: Buffer, flags: number, extra: readonly ExtraField[]): string {
  const unicode = extra.find((field) => field.id === 0x7075 && field.data.length > 5);
  if (unicode) return clean(unicode.data.subarray(5).toString("utf8"));
  return clean((flags & 0x800) !== 0 || isUtf8(raw) ? raw.toString("utf8") : iconv.decode(raw, "cp437"));
}

/** Members are only named, never written to disk: a path that climbs out needs no refusal, just no misreading. */
function clean(name: string): string {
  return name.replaceAll("\\", "/").replace(/[\0-\x1f]/g, "");
}
