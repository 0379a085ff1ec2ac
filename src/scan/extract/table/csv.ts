/** Delimited text of any size: every record a row, header and title rows too. */
import type { Cell } from "../../../domain/documents/passage.ts";
import { readable } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { decodeStream } from "../text/decode.ts";
import { type Line, splitLines } from "../text/lines.ts";
import { columnLetters, tableName } from "./column.ts";
import { sniffDelimiter } from "./delimiter.ts";
import { type RecordReader, recordReader } from "./records.ts";

export const csv: Extractor = { types: ["csv", "tsv"], extract };

const sampleLength = 65_536;

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const table = tableName(source.name);
  let reader: RecordReader | null = null;
  let sample: Line[] = [];
  let sampled = 0;
  let row = 0;
  let nulls = false;

  async function pass(records: readonly (readonly string[])[]): Promise<void> {
    for (const fields of records) {
      row++;
      const cells = cellsOf(fields);
      if (cells.length > 0)
        await sink.passage({ kind: "row", of: "table", table, row, cells, hidden: false });
    }
  }

  async function take(lines: readonly Line[]): Promise<void> {
    for (const line of lines) {
      let text = line.text;
      if (text.includes("\0")) {
        nulls = true;
        text = text.replaceAll("\0", "");
      }
      await pass(reader!.take(text));
    }
  }

  function settle(): void {
    const text = sample.map((line) => line.text).join("\n");
    reader = recordReader(sniffDelimiter(`${text}\n`)?.delimiter ?? (source.type === "tsv" ? "\t" : ","));
  }

  for await (const lines of splitLines(decodeStream(source.stream()))) {
    if (reader !== null) {
      await take(lines);
      continue;
    }
    for (const line of lines) {
      sampled += line.text.length + 1;
      sample.push(line);
    }
    if (sampled < sampleLength) continue;
    settle();
    await take(sample);
    sample = [];
  }
  if (reader === null) {
    settle();
    await take(sample);
  }
  await pass(reader!.end());
  return readable([
    reader!.broken > 0
      ? `${reader!.broken} quotes are never closed: rows near them may be parted wrongly`
      : null,
    nulls ? "NUL bytes between the text were left out" : null,
  ]);
}

/** Empty fields are left out: the letters keep the others in their columns. */
function cellsOf(fields: readonly string[]): Cell[] {
  const cells: Cell[] = [];
  for (let i = 0; i < fields.length; i++) {
    const text = fields[i]!.trim();
    if (text !== "") cells.push({ column: columnLetters(i), text });
  }
  return cells;
}
