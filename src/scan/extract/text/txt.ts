/** Plain text of any size, line by line. */

import { readable } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { decodeStream } from "./decode.ts";
import { splitLines } from "./lines.ts";
import { proseWriter } from "./prose.ts";

export const txt: Extractor = { types: ["txt"], extract };

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const writer = proseWriter(sink);
  let nulls = false;
  for await (const lines of splitLines(decodeStream(source.stream()))) {
    for (const line of lines) {
      let text = line.text;
      if (text.includes("\0")) {
        nulls = true;
        text = text.replaceAll("\0", "");
      }
      await writer.add(text, { line: line.number });
    }
  }
  await writer.flush();
  return readable([nulls ? "NUL bytes between the text were left out" : null]);
}
