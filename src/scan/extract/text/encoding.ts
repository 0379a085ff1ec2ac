/** Which encoding bytes of text are in: byte order marks, NUL patterns, UTF-8, then the most plausible old code page. */
import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { detect } from "jschardet";

export type Encoding = { readonly name: string /** Bytes of the byte order mark. */; readonly mark: number };

/** `ascii` means: no byte yet says more. */
export function sniffEncoding(head: Buffer): Encoding {
  const marked = byMark(head);
  if (marked !== null) return marked;
  const wide = wideEncoding(head);
  if (wide !== null) return { name: wide, mark: 0 };
  if (!hasHighByte(head)) return { name: "ascii", mark: 0 };
  if (isUtf8(wholeCharacters(head))) return { name: "utf8", mark: 0 };
  return { name: mostlyUtf8(head) ? "utf8" : codePage(head), mark: 0 };
}

function byMark(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: "utf8", mark: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) {
    return head.length >= 4 && head[2] === 0 && head[3] === 0
      ? { name: "utf-32le", mark: 4 }
      : { name: "utf-16le", mark: 2 };
  }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: "utf-16be", mark: 2 };
  if (head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff) {
    return { name: "utf-32be", mark: 4 };
  }
  return null;
}

/** UTF-16 without a mark: Latin text has a NUL in every other byte, and on one side only. */
function wideEncoding(head: Buffer): string | null {
  if (head.length < 4) return null;
  const nulls = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) nulls[i & 1]!++;
  const half = head.length / 2;
  const [even, odd] = [nulls[0]! / half, nulls[1]! / half];
  if (odd > 0.6 && even < 0.05) return "utf-16le";
  if (even > 0.6 && odd < 0.05) return "utf-16be";
  return null;
}

function hasHighByte(head: Buffer): boolean {
  for (let i = 0; i < head.length; i++) if (head[i]! > 0x7f) return true;
  return false;
}

/** Leaves out a character that the end of the sample cuts in two. */
export function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
    if (byte < 0x80) return bytes;
  }
  return bytes;
}

/** A file glued together from several sources: more well-formed sequences than stray bytes. */
function mostlyUtf8(head: Buffer): boolean {
  const text = head.toString("utf8");
  let good = 0;
  let bad = 0;
  for (const found of text.matchAll(/[^\x00-\x7f]/gu)) found[0] === "\ufffd" ? bad++ : good++;
  return good > bad * 2;
}

const western = ["windows-1252", "cp850", "cp437", "macroman"] as const;
/** What British and European names, prices and word processors write; the order of `western` breaks ties. */
const usual = /[éèêëáàâäãåíìîïóòôöõøúùûüýÿçñßæœšžÁÀÂÃÄÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÕÖØÚÙÛÜÝŒŠŽŵŷŴŶ£€–—‘’“”•…®©°½¼²´·™]/u;

function codePage(head: Buffer): string {
  let best: string = western[0];
  let bestScore = -1;
  for (const name of western) {
    const score = plausibility(iconv.decode(head, name));
    if (score > bestScore + 0.02) [best, bestScore] = [name, score];
  }
  if (bestScore >= 0.6 && !isOtherScript(head)) return best;
  // The frequency tables want more text than most files have: believed only for other scripts and when sure.
  const guess = detect(head.subarray(0, 16384));
  return guess.encoding !== null && guess.confidence > 0.8 && iconv.encodingExists(guess.encoding)
    ? guess.encoding
    : best;
}

/** Languages of Latin letters need their accented ones rarely; Cyrillic or Greek in old code pages has little else. */
function isOtherScript(head: Buffer): boolean {
  let high = 0;
  let letters = 0;
  for (const byte of head) {
    if (byte > 0x7f) high++;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters++;
  }
  return high > 20 && high > letters * 0.5;
}

/** Share of the characters beyond ASCII that stand where one would write them. */
function plausibility(text: string): number {
  let fits = 0;
  let all = 0;
  for (const found of text.matchAll(/[^\x00-\x7f]/gu)) {
    if (++all > 2000) break;
    const before = text[found.index - 1] ?? " ";
    const after = text[found.index + 1] ?? " ";
    fits += fit(found[0], before, after);
  }
  return all === 0 ? 1 : fits / all;
}

function fit(character: string, before: string, after: string): number {
  if (/[─-╿]/u.test(character)) return /[─-╿\s]/u.test(before + after) ? 0.9 : 0.1;
  if (!usual.test(character)) return 0;
  if (/\p{Lu}/u.test(character)) return /\p{Ll}/u.test(before) ? 0.1 : 1;
  if (/\p{Ll}/u.test(character) && /\p{Lu}\p{Lu}/u.test(before + after)) return 0.1;
  if (/\p{Ll}/u.test(character)) return /\p{L}/u.test(before) || /\p{Ll}/u.test(after) ? 1 : 0.3;
  if (character === "£" || character === "€") return /[\d\s,.;:("'=]/u.test(after) ? 1 : 0.4;
  if (character === "‘" || character === "’") return 1;
  return /\p{L}/u.test(before) && /\p{Ll}/u.test(after) ? 0.4 : 0.9;
}
