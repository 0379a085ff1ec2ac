/** Passes a story's paragraphs and tables on: prose gathered into passages, lists as rows, forms as lines. */
import type { Prose } from "../../../domain/documents/passage.ts";
import type { Place } from "../../../domain/documents/place.ts";
import type { Sink } from "../extractor.ts";
import { giveTable } from "../table/give-table.ts";
import { proseWriter } from "../text/prose.ts";
import type { Paragraph, StoryItem } from "./story.ts";

export type Passer = {
  give(item: StoryItem): Promise<void>;
  end(): Promise<void>;
  /** Whether any text was passed on. */
  anything(): boolean;
};

export function passer(placeOf: (paragraph: Paragraph) => Place, role: Prose["role"], sink: Sink): Passer {
  const prose = proseWriter(sink, role);
  const former: Paragraph[] = [];
  let any = false;

  async function give(item: StoryItem): Promise<void> {
    if (item.kind === "pause") return prose.pause();
    if (item.kind === "table") {
      any = true;
      return giveTable(item, prose, sink);
    }
    const place = placeOf(item);
    if (item.former !== null) former.push(item);
    any ||= item.text.trim() !== "";
    // Line breaks within a paragraph keep its place.
    for (const line of item.text.split("\n")) await prose.add(line, place);
  }

  async function end(): Promise<void> {
    await prose.flush();
    for (const paragraph of former) {
      any = true;
      const marks = [{ start: 0, place: placeOf(paragraph) }];
      await sink.passage({ kind: "prose", role: "comment", text: paragraph.former!, marks });
    }
  }

  return { give, end, anything: () => any };
}
