/** Gathers pieces of text with their places into passages of moderate size, parted where the document pauses. */
import type { Prose } from "../../../domain/documents/passage.ts";
import type { Place } from "../../../domain/documents/place.ts";
import type { Sink } from "../extractor.ts";
import { longestLine, spaceBefore } from "./lines.ts";

const comfortable = 65_536;
const most = 131_072;

export type ProseWriter = {
  /** One line or paragraph. A blank one parts paragraphs, and passages once they are large enough. */
  add(text: string, place: Place): Promise<void>;
  /** A blank line that the document does not write but shows: before a heading, around a table. */
  pause(): Promise<void>;
  /** Ends the passage, so that what follows cannot be read together with it. */
  flush(): Promise<void>;
};

export function proseWriter(sink: Sink, role: Prose["role"] = "body"): ProseWriter {
  let text: string[] = [];
  let length = 0;
  let marks: { start: number; place: Place }[] = [];

  async function add(line: string, place: Place): Promise<void> {
    while (line.length > longestLine) {
      const cut = spaceBefore(line, longestLine);
      await add(line.slice(0, cut), place);
      await flush();
      line = line.slice(cut);
    }
    const blank = line.trim() === "";
    if (blank && length >= comfortable) return flush();
    if (length > 0 && length + line.length > most) await flush();
    if (blank && length === 0) return;
    const last = marks.at(-1);
    if (!blank && (last === undefined || !samePlace(last.place, place))) marks.push({ start: length, place });
    text.push(line, "\n");
    length += line.length + 1;
  }

  async function flush(): Promise<void> {
    if (marks.length > 0) await sink.passage({ kind: "prose", role, text: text.join("").trimEnd(), marks });
    text = [];
    length = 0;
    marks = [];
  }

  return { add, pause: async () => (text.at(-2) === "" ? undefined : add("", { part: "" })), flush };
}

function samePlace(a: Place, b: Place): boolean {
  const left = Object.entries(a);
  return left.every(([key, value]) => value === (b as Record<string, unknown>)[key]);
}
