/** Web pages as their tokens stream by: no tree is built, so that depth and size cannot hurt. */
import { readable } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { decodeStream } from "../text/decode.ts";
import { giveHtml } from "./give-html.ts";

export const html: Extractor = { types: ["html"], extract };

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const text = decodeStream(source.stream(), declaredCharset);
  await giveHtml(text, (line) => ({ line }), sink);
  return readable();
}

/** What the page itself says, believed where its bytes do not say otherwise. */
function declaredCharset(head: Buffer): string | null {
  const start = head.toString("latin1", 0, 65_536);
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(start)?.[1] ?? null;
}
