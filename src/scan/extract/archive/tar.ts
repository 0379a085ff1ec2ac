/** A tar archive, streamed: every file a member. Long names come in entries of their own before the file. */
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { largestMember } from "../zip/unpack.ts";

export const tar: Extractor = { types: ["tar"], extract };

const block = 512;

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const reader = blockReader(source.stream());
  let count = 0;
  let tooLarge = 0;
  let longName: string | null = null;
  for (;;) {
    const header = await reader.read(block);
    if (header.length < block)
      return ending(count, tooLarge, header.length === 0 ? null : "the archive is cut short");
    if (header.every((byte) => byte === 0)) return ending(count, tooLarge, null);
    const size = numberAt(header, 124, 12);
    if (Number.isNaN(size))
      return ending(count, tooLarge, "an entry's header is damaged: what follows it is missing");
    const type = String.fromCharCode(header[156]!);
    const padded = Math.ceil(size / block) * block;
    const isFile = type === "0" || type === "\0" || type === "7";
    if (size > largestMember) {
      await reader.skip(padded);
      tooLarge++;
      if (isFile)
        await sink.unreadableMember(
          longName ?? nameOf(header),
          "too-large",
          "the entry is larger than can be held",
        );
      longName = null;
      continue;
    }
    const content = (await reader.read(padded)).subarray(0, size);
    if (type === "L") longName = content.toString("utf8").replace(/\0.*$/s, "");
    else if (type === "x") longName = paxPath(content) ?? longName;
    else if (isFile) {
      count++;
      if (!(await sink.member(longName ?? nameOf(header), content))) {
        return unread("bomb", "the limits on members, their depth or their bytes are reached");
      }
      longName = null;
      if (content.length < size) return ending(count, tooLarge, "the archive is cut short");
    } else longName = null;
  }
}

function ending(count: number, tooLarge: number, fault: string | null): Ending {
  if (count === 0 && tooLarge === 0)
    return unread(fault === null ? "empty" : "corrupt", fault ?? "the archive has no entries");
  return readable([fault, tooLarge > 0 ? `${tooLarge} entries are too large` : null]);
}

/** Octal digits, or a large number in base 256. */
function numberAt(header: Buffer, at: number, length: number): number {
  if ((header[at]! & 0x80) !== 0) return Number(header.readBigUInt64BE(at + length - 8));
  const written = header
    .toString("latin1", at, at + length)
    .replace(/[\0 ]+$/, "")
    .trim();
  return written === "" ? 0 : /^[0-7]+$/.test(written) ? Number.parseInt(written, 8) : Number.NaN;
}

function nameOf(header: Buffer): string {
  const text = (from: number, to: number) => header.toString("utf8", from, to).replace(/\0.*$/s, "");
  const prefix = text(257, 262) === "ustar" ? text(345, 500) : "";
  return prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`;
}

function paxPath(content: Buffer): string | null {
  return /^\d+ path=(.*)$/m.exec(content.toString("utf8"))?.[1] ?? null;
}

function blockReader(chunks: AsyncIterable<Buffer>) {
  const source = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    if (held.length > 0) return true;
    const next = await source.next();
    if (!next.done) held = next.value;
    return !next.done;
  }

  async function take(bytes: number, keep: ((piece: Buffer) => void) | null): Promise<void> {
    for (let left = bytes; left > 0 && (await more()); ) {
      const piece = held.subarray(0, left);
      keep?.(piece);
      held = held.subarray(piece.length);
      left -= piece.length;
    }
  }

  return {
    async read(bytes: number): Promise<Buffer> {
      const pieces: Buffer[] = [];
      await take(bytes, (piece) => void pieces.push(piece));
      return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    },
    skip: (bytes: number) => take(bytes, null),
  };
}
