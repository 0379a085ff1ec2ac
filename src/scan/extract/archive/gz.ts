/** One file packed by gzip: its content is the only member. */
import { constants, createGunzip } from "node:zlib";
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { largestMember } from "../zip/unpack.ts";

export const gz: Extractor = { types: ["gz"], extract };

const harmless = 50 * 1024 * 1024;
const steepest = 200;

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const name = innerName(source.name);
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 65_536 });
  const input = source.stream();
  input.on("error", (error) => gunzip.destroy(error));
  input.pipe(gunzip);
  const chunks: Buffer[] = [];
  let size = 0;
  let damaged = false;
  try {
    for await (const chunk of gunzip) {
      size += chunk.length;
      const bomb = size > harmless && size > source.size * steepest;
      if (bomb || size > largestMember) {
        input.destroy();
        const reason = bomb
          ? `it unpacks to more than ${steepest} times its size`
          : "it unpacks to more than can be held";
        await sink.unreadableMember(name, bomb ? "bomb" : "too-large", reason);
        return bomb ? unread("bomb", reason) : readable([reason]);
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
    damaged = true;
  }
  if (size === 0 && damaged) return unread("corrupt", "the packed data is damaged from the start");
  const content = Buffer.concat(chunks);
  const short = damaged || !(await endsWhole(source, size));
  if (!(await sink.member(name, content))) {
    return unread("bomb", "the limits on members, their depth or their bytes are reached");
  }
  return readable([short ? "the packed data is damaged or cut short" : null]);
}

/** The last four bytes state the length; several packed files behind each other state only the last one's. */
async function endsWhole(source: Source, size: number): Promise<boolean> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of source.stream()) tail = Buffer.concat([tail, chunk]).subarray(-4);
  return tail.length === 4 && tail.readUInt32LE(0) <= size;
}

function innerName(name: string): string {
  const bare = name.replace(/\.tgz$/i, ".tar").replace(/\.gz$/i, "");
  return bare === name || bare === "" ? `${name || "content"}.unpacked` : bare;
}
