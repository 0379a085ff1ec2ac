/** JSON of any size: lists of records as tables, everything else as lines "key: value". One record to a line, too. */
import type { Place } from "../../../domain/documents/place.ts";
import { readable } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { tableName } from "../table/column.ts";
import { decodeStream } from "../text/decode.ts";
import { proseWriter } from "../text/prose.ts";
import { type JsonItem, jsonItems } from "./items.ts";
import type { RecordRow } from "./record.ts";
import { jsonTokenizer } from "./tokens.ts";

export const json: Extractor = { types: ["json"], extract };

const piece = 65_536;
/** Rows are held until so many have named their fields: the first row then shows every column. */
const heldRows = 200;

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const prose = proseWriter(sink);
  const items: JsonItem[] = [];
  let held: RecordRow[] = [];
  let settled: string | null = null;

  async function pass(): Promise<void> {
    for (const item of items.splice(0)) {
      if (item.kind === "row") await giveRow(item.row);
      else if (item.kind === "pause") await prose.pause();
      else await giveLine(item.text, item.place);
    }
  }

  async function giveLine(text: string, place: Place): Promise<void> {
    for (const line of text.split("\n")) await prose.add(line, place);
  }

  async function giveRow(row: RecordRow): Promise<void> {
    if (row.table === settled) return sinkRow(row);
    if (held.length > 0 && held[0]!.table !== row.table) await release();
    if (row.table === settled) return sinkRow(row);
    settled = null;
    held.push(row);
    if (held.length >= heldRows) await release();
  }

  async function release(): Promise<void> {
    if (held.length === 0) return;
    await prose.flush();
    const rows = held;
    held = [];
    settled = rows.length >= heldRows ? rows[0]!.table : null;
    await sinkRow(withEveryColumn(rows));
    for (const row of rows.slice(1)) await sinkRow(row);
  }

  async function sinkRow({ table, row, cells }: RecordRow): Promise<void> {
    await sink.passage({ kind: "row", of: "table", table, row, cells, hidden: false });
  }

  const reader = jsonItems(tableName(source.name), items);
  const tokens = jsonTokenizer(reader);
  reader.lineOf(() => tokens.line);
  let first = true;
  for await (const chunk of decodeStream(source.stream())) {
    if (first) reader.begin(isOneToALine(chunk));
    first = false;
    for (let at = 0; at < chunk.length; at += piece) {
      tokens.write(chunk.slice(at, at + piece));
      await pass();
    }
  }
  const broken = tokens.end();
  reader.end();
  await pass();
  await release();
  await prose.flush();
  return readable([
    broken ? "the JSON breaks off or is malformed: what follows the fault may be missing" : null,
    reader.encoded() > 0 ? `${reader.encoded()} values that are encoded files were left out` : null,
  ]);
}

function withEveryColumn(rows: readonly RecordRow[]): RecordRow {
  const first = rows[0]!;
  const known = new Set(first.cells.map((cell) => cell.column));
  const added = [];
  for (const row of rows) {
    for (const { column } of row.cells) {
      if (known.has(column)) continue;
      known.add(column);
      added.push({ column, text: "" });
    }
  }
  return { ...first, cells: [...first.cells, ...added] };
}

/** A log or an export with a whole record on each line. */
function isOneToALine(start: string): boolean {
  const [line, next] = start.replace(/^\ufeff?\s*/, "").split(/\r?\n\s*/, 2);
  if (line === undefined || next === undefined || !/^[{[]/.test(next) || line.length > 1 << 20) return false;
  try {
    return typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}
