/** Bytes of text into strings, chunk by chunk: the encoding is settled at the first byte that tells, stray bytes are kept. */
import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { sniffEncoding, wholeCharacters } from "./encoding.ts";

const sampleSize = 65_536;
const largestPiece = 1 << 20;

export function decodeWhole(bytes: Buffer): string {
  const { name, mark } = settle(bytes);
  const body = bytes.subarray(mark);
  return name === "utf8" ? decodeUtf8Lines(body) : iconv.decode(body, name);
}

/** `declared` reads the encoding that the text itself states: it counts where the bytes leave a choice of code pages. */
export async function* decodeStream(
  chunks: AsyncIterable<Buffer>,
  declared: (head: Buffer) => string | null = () => null,
): AsyncGenerator<string> {
  const pieces = resample(chunks)[Symbol.asyncIterator]();
  let next = await pieces.next();
  if (next.done) return;
  const first = next.value;
  let { name, mark } = sniffEncoding(first.subarray(0, sampleSize));
  const stated = declared(first);
  const choose = (guess: string) =>
    stated !== null && isCodePage(guess) && isCodePage(stated) && iconv.encodingExists(stated)
      ? stated
      : guess;
  name = choose(name);
  let waiting: Buffer = first.subarray(mark);
  let decoder: iconv.DecoderStream | null = null;
  for (;;) {
    if (name === "ascii") name = choose(settleLater(waiting));
    if (name === "ascii") yield waiting.toString("latin1");
    else if (name === "utf8") {
      const cut = waiting.lastIndexOf(0x0a) + 1;
      // A line longer than the memory for it is cut at a character instead of at its end.
      const end = cut === 0 && waiting.length > 1 << 22 ? wholeCharacters(waiting).length : cut;
      if (end > 0) yield decodeUtf8Lines(waiting.subarray(0, end));
      next = await pieces.next();
      if (next.done) {
        if (end < waiting.length) yield decodeUtf8Lines(waiting.subarray(end));
        return;
      }
      waiting = Buffer.concat([waiting.subarray(end), next.value]);
      continue;
    } else {
      decoder ??= iconv.getDecoder(name) as iconv.DecoderStream;
      yield decoder.write(waiting);
    }
    next = await pieces.next();
    if (next.done) break;
    waiting = next.value;
  }
  const rest = decoder?.end();
  if (rest) yield rest;
}

function isCodePage(name: string): boolean {
  return !/^(ascii|us-ascii|utf)/i.test(name);
}

/** The first piece is at least as large as the sample and none is huge, whatever the stream's own chunks are. */
async function* resample(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer[] | null = [];
  let size = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += largestPiece) {
      const piece = chunk.subarray(at, at + largestPiece);
      if (head === null) {
        yield piece;
        continue;
      }
      head.push(piece);
      size += piece.length;
      if (size >= sampleSize) {
        yield Buffer.concat(head);
        head = null;
      }
    }
  }
  if (head !== null && size > 0) yield Buffer.concat(head);
}

function settle(bytes: Buffer): { name: string; mark: number } {
  const found = sniffEncoding(bytes.subarray(0, sampleSize));
  return found.name === "ascii" ? { name: settleLater(bytes), mark: 0 } : found;
}

/** Text that began as plain ASCII: the first high byte and what follows it decide. */
function settleLater(bytes: Buffer): string {
  let at = 0;
  while (at < bytes.length && bytes[at]! < 0x80) at++;
  if (at === bytes.length) return "ascii";
  const name = sniffEncoding(bytes.subarray(Math.max(0, at - 64), at + sampleSize)).name;
  return name === "ascii" || name.startsWith("utf-16") ? "windows-1252" : name;
}

/** Files glued together from several systems mix encodings: a line that is not UTF-8 is read as windows-1252. */
function decodeUtf8Lines(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const lines: string[] = [];
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end === -1 ? bytes.length : end + 1);
    lines.push(isUtf8(line) ? line.toString("utf8") : iconv.decode(line, "windows-1252"));
    from += line.length;
  }
  return lines.join("");
}
