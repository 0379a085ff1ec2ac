/** Decoded chunks into lines, whatever ends them; a line without an end is cut so that it cannot fill the memory. */
export type Line = {
  /** From 1, as an editor counts. A cut line goes on with the same number. */
  readonly number: number;
  readonly text: string;
  /** False where the line was too long and goes on in the next item. */
  readonly whole: boolean;
};

export const longestLine = 1 << 20;

export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  let number = 1;
  let rest = "";
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    const text = rest + chunk;
    let from = 0;
    for (const end of text.matchAll(/\r\n|\n|\r/g)) {
      // A carriage return at the very end may be half of a line's end.
      if (end[0] === "\r" && end.index === text.length - 1) break;
      lines.push({ number: number++, text: text.slice(from, end.index), whole: true });
      from = end.index + end[0].length;
    }
    rest = text.slice(from);
    while (rest.length > longestLine) {
      const cut = spaceBefore(rest, longestLine);
      lines.push({ number, text: rest.slice(0, cut), whole: false });
      rest = rest.slice(cut);
    }
    if (lines.length > 0) yield lines;
  }
  if (rest.endsWith("\r")) rest = rest.slice(0, -1);
  if (rest !== "") yield [{ number, text: rest, whole: true }];
}

/** Cuts at a space near the limit, so that no value is cut in two. */
export function spaceBefore(text: string, limit: number): number {
  const space = text.lastIndexOf(" ", limit);
  return space > limit - 4096 ? space : limit;
}
