/** A mailbox of many messages in one file, streamed: each is a member, numbered from 1 with five digits. */
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";

export const mbox: Extractor = { types: ["mbox"], extract };

/** A message begins with this line behind a blank one; text of a message that looks so is quoted by `>`. */
const separator = /^From [^\r\n]{0,300}\d{4}[^\r\n]{0,40}\r?$/;
const largestMessage = 256 << 20;

async function extract(source: Source, sink: Sink): Promise<Ending> {
  let pieces: Buffer[] = [];
  let size = 0;
  let count = 0;
  let tooLarge = 0;
  let blank = true;

  /** False when a budget is spent. */
  async function give(): Promise<boolean> {
    if (size === 0) return true;
    count++;
    const name = `${String(count).padStart(5, "0")}.eml`;
    const content = Buffer.concat(pieces);
    const fits = size <= largestMessage;
    pieces = [];
    size = 0;
    if (fits) return sink.member(name, unquoted(content));
    tooLarge++;
    await sink.unreadableMember(name, "too-large", "the message is larger than can be held");
    return true;
  }

  for await (const line of lines(source.stream())) {
    if (blank && line[0] === 0x46 && separator.test(line.toString("latin1").trimEnd())) {
      if (!(await give()))
        return unread("bomb", "the limits on members, their depth or their bytes are reached");
      blank = false;
      continue;
    }
    blank = line[0] === 0x0a || (line[0] === 0x0d && line[1] === 0x0a);
    size += line.length;
    if (size <= largestMessage) pieces.push(line);
  }
  if (!(await give())) return unread("bomb", "the limits on members, their depth or their bytes are reached");
  if (count === 0) return unread("corrupt", "the mailbox holds no message");
  return readable([tooLarge > 0 ? `${tooLarge} of ${count} messages are too large` : null]);
}

async function* lines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      const line = chunk.subarray(from, end + 1);
      yield rest.length === 0 ? line : Buffer.concat([...rest, line]);
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

function unquoted(content: Buffer): Buffer {
  if (!content.includes("\n>From ") && !content.includes("\n>>From ")) return content;
  return Buffer.from(content.toString("latin1").replace(/\n>(>*From )/g, "\n$1"), "latin1");
}
