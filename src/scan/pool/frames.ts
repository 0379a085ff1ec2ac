/** The line between a scan and its reading children: frames of a small JSON head and an opaque body, with a hard limit. */
import type { Socket } from "node:net";

export type Frame<Head> = { readonly head: Head; readonly body: Buffer };

const lengths = 8;
/** More than this in one frame is a child out of its mind. Bodies are cut well below it by who sends them. */
export const longestFrame = 24 * 1024 * 1024;

export class FrameTooLong extends Error {}

export function encodeFrame(head: unknown, body: Buffer = Buffer.alloc(0)): Buffer {
  const words = Buffer.from(JSON.stringify(head));
  const frame = Buffer.allocUnsafe(lengths + words.length + body.length);
  frame.writeUInt32LE(words.length, 0);
  frame.writeUInt32LE(body.length, 4);
  words.copy(frame, lengths);
  body.copy(frame, lengths + words.length);
  return frame;
}

/** Frames as they come. Nothing more is taken from the socket while the reader is busy with the last one. */
export async function* frames<Head>(socket: Socket): AsyncGenerator<Frame<Head>> {
  let held: Buffer[] = [];
  let size = 0;
  let wanted = lengths;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    held.push(chunk);
    size += chunk.length;
    if (size < wanted) continue;
    let bytes = held.length === 1 ? held[0]! : Buffer.concat(held);
    wanted = lengths;
    while (bytes.length >= lengths) {
      const head = bytes.readUInt32LE(0);
      const end = lengths + head + bytes.readUInt32LE(4);
      if (end > longestFrame) throw new FrameTooLong();
      if (bytes.length < end) {
        wanted = end;
        break;
      }
      yield {
        head: JSON.parse(bytes.toString("utf8", lengths, lengths + head)) as Head,
        body: bytes.subarray(lengths + head, end),
      };
      bytes = bytes.subarray(end);
    }
    held = bytes.length === 0 ? [] : [bytes];
    size = bytes.length;
  }
}
