/** Gives a page's text as passages: blocks as lines, tables as rows or forms, comments apart. */
import { Tokenizer } from "parse5";
import type { Place } from "../../../domain/documents/place.ts";
import type { Sink } from "../extractor.ts";
import { giveTable } from "../table/give-table.ts";
import { proseWriter } from "../text/prose.ts";
import { pageReader } from "./page-reader.ts";

const piece = 65_536;

export async function giveHtml(
  text: AsyncIterable<string> | Iterable<string>,
  placeOf: (line: number) => Place,
  sink: Sink,
): Promise<void> {
  const prose = proseWriter(sink);
  const page = pageReader((mode) => {
    tokenizer.state = mode;
  });
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, page.handler);

  async function pass(): Promise<void> {
    for (const item of page.items.splice(0)) {
      if (item.kind === "line") await prose.add(item.text, placeOf(item.line));
      else if (item.kind === "pause") await prose.pause();
      else if (item.kind === "table") await giveTable(item, prose, sink);
      else {
        const marks = [{ start: 0, place: placeOf(item.line) }];
        await sink.passage({ kind: "prose", role: "comment", text: item.text, marks });
      }
    }
  }

  for await (const chunk of text) {
    for (let at = 0; at < chunk.length; at += piece) {
      tokenizer.write(chunk.slice(at, at + piece), false);
      await pass();
    }
  }
  tokenizer.write("", true);
  page.end();
  await pass();
  await prose.flush();
}
