/**
 * Heads that were read before: browsers of one kind send the same bytes, and reading them is half the work of an answer.
 * Few, short, and none that says where a request comes from or whose it is.
 */
import { headText, type PlainHead, plainHead } from "./plain-head.ts";

const most = 512;
const mostLength = 1024;

/** Reads as `plainHead` does, from `start` on. */
export function knownHeads(): (bytes: Buffer, start: number) => PlainHead | null {
  const known = new Map<string, PlainHead>();
  return (bytes, start) => {
    const text = headText(bytes, start);
    if (text === null) return null;
    const before = known.get(text);
    if (before !== undefined) return before;
    const head = plainHead(text);
    if (head?.isCommon && text.length <= mostLength) {
      if (known.size >= most) known.clear();
      known.set(text, head);
    }
    return head;
  };
}
