/** XML of any size: the elements that repeat are records and become rows, everything else lines "label: value". */
import type { Cell } from "../../../domain/documents/passage.ts";
import { readable } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { type Attributes, xmlReader } from "../office/xml.ts";
import { decodeStream } from "../text/decode.ts";
import { proseWriter } from "../text/prose.ts";
import { recordDepth } from "./record-depth.ts";

export const xml: Extractor = { types: ["xml"], extract };

const piece = 65_536;
const mostCells = 5_000;
/** Writers forget to escape it, and the parser would take all that follows for an entity's name. */
const loneAmpersand = /&(?=[^#\w]|\w{33})/g;

type Item =
  | { readonly kind: "row"; readonly table: string; readonly row: number; readonly cells: Cell[] }
  | { readonly kind: "line"; readonly text: string; readonly path: string }
  | { readonly kind: "pause" };

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const prose = proseWriter(sink);
  const items: Item[] = [];
  let reader: ReturnType<typeof xmlReader> | null = null;
  let state: ReturnType<typeof elements> | null = null;
  for await (const chunk of decodeStream(source.stream(), declaredEncoding)) {
    if (reader === null) {
      state = elements(recordDepth(chunk.slice(0, 262_144)), items);
      reader = xmlReader(state);
    }
    for (let at = 0; at < chunk.length; at += piece) {
      reader.write(chunk.slice(at, at + piece).replace(loneAmpersand, "&amp;"));
      await pass();
    }
  }
  const malformed = reader?.end() ?? false;
  state?.end();
  await pass();
  await prose.flush();
  return readable([malformed ? "the XML is malformed or breaks off: part of it may be missing" : null]);

  async function pass(): Promise<void> {
    for (const item of items.splice(0)) {
      if (item.kind === "pause") await prose.pause();
      else if (item.kind === "line") {
        for (const line of item.text.split("\n")) await prose.add(line, { part: item.path });
      } else {
        await prose.flush();
        const { table, row, cells } = item;
        await sink.passage({ kind: "row", of: "table", table, row, cells, hidden: false });
      }
    }
  }
}

function declaredEncoding(head: Buffer): string | null {
  return (
    /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,30})/.exec(head.toString("latin1", 0, 200))?.[1] ?? null
  );
}

/** Paths longer than this are not written out. */
const longestPath = 8;

function elements(depth: number, items: Item[]) {
  const path: string[] = [];
  const texts: string[] = [];
  /** Whether each open element has elements of its own. */
  const parents: boolean[] = [];
  const counts = new Map<string, number>();
  let cells: Cell[] = [];
  let seen = new Map<string, number>();

  function give(steps: readonly string[], text: string): void {
    const written = text.replace(/[ \t]*\r?\n\s*/g, "\n").trim();
    if (written === "") return;
    if (path.length < depth) {
      const label = steps.slice(-3).join(" ");
      items.push({ kind: "line", text: label === "" ? written : `${label}: ${written}`, path: pathOf(path) });
      return;
    }
    // A name that comes again within its record is numbered: two phones are two columns.
    const name = steps.slice(0, longestPath).join(".") || path[depth - 1]!;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    cells.push({ column: times === 1 ? name : `${name}[${times}]`, text: written });
    if (cells.length >= mostCells) giveRecord();
  }

  function giveRecord(): void {
    const table = path[depth - 1] ?? "";
    const row = (counts.get(table) ?? 0) + 1;
    counts.set(table, row);
    // Elements that repeat without parts of their own are the paragraphs of a text.
    if (cells.length === 1)
      items.push({ kind: "line", text: cells[0]!.text, path: `${pathOf(path)}[${row}]` });
    else if (cells.length > 0) items.push({ kind: "row", table, row, cells });
    cells = [];
    seen = new Map();
  }

  /** Never the whole path: it may be as long as the file is deep. */
  function stepsHere(): readonly string[] {
    return path.length >= depth
      ? path.slice(depth, depth + longestPath)
      : path.slice(Math.max(1, path.length - 3));
  }

  function flushText(): void {
    const text = texts.at(-1);
    if (text === undefined) return;
    texts[texts.length - 1] = "";
    if (text.trim() !== "") give(stepsHere(), text);
  }

  return {
    open(name: string, attributes: Attributes) {
      flushText();
      path.push(name);
      texts.push("");
      if (parents.length > 0) parents[parents.length - 1] = true;
      parents.push(false);
      for (const key in attributes) {
        if (/^xmlns|schemaLocation$|^(id|idref|type|lang|version|encoding)$/.test(key)) continue;
        give([...stepsHere(), key], attributes[key]!);
      }
    },
    text(piece: string) {
      if (texts.length > 0) texts[texts.length - 1] += piece;
    },
    close() {
      flushText();
      if (path.length === depth) giveRecord();
      if (parents.pop() && path.length < depth) items.push({ kind: "pause" });
      path.pop();
      texts.pop();
    },
    /** What a file that breaks off had begun. */
    end() {
      flushText();
      if (path.length >= depth) giveRecord();
    },
  };
}

function pathOf(path: readonly string[]): string {
  return path.slice(0, longestPath).join("/");
}
