/**
 * Copies of data that a workbook keeps out of sight: records behind pivot tables, cells of other workbooks, what
 * charts were drawn from. Councils have published people's data in just these.
 */
import type { Cell } from "../../../domain/documents/passage.ts";
import type { Sink } from "../extractor.ts";
import { type OfficePackage, readPart } from "../office/package.ts";
import { columnIndex, columnLetters } from "../table/column.ts";

export async function giveCaches(pack: OfficePackage, sink: Sink): Promise<void> {
  for (const part of pack.parts.keys()) {
    const pivot = /^xl\/pivotcache\/pivotcachedefinition(\d*)\.xml$/.exec(part);
    if (pivot) await givePivot(pack, part, pivot[1]!, sink);
    else if (/^xl\/externallinks\/[^/]+\.xml$/.test(part)) await giveExternal(pack, part, sink);
    else if (/^xl\/charts\/chart[^/]*\.xml$/.test(part)) await giveChart(pack, part, sink);
    else if (/^xl\/persons\/[^/]+\.xml$/.test(part)) await givePersons(pack, part, sink);
  }
}

type Field = { readonly name: string; readonly items: string[] };

async function givePivot(pack: OfficePackage, part: string, number: string, sink: Sink): Promise<void> {
  const fields: Field[] = [];
  await readPart(pack, part, {
    open(name, attributes) {
      if (name === "cacheField") fields.push({ name: attributes["name"] ?? "", items: [] });
      else if (/^[sndbem]$/.test(name)) fields.at(-1)?.items.push(cacheValue(attributes["v"]));
    },
  });
  const table = `pivot cache ${number || "1"}`;
  const rows: Cell[][] = [fields.map((field, i) => ({ column: columnLetters(i), text: field.name }))];
  let cells: Cell[] = [];
  let row = 0;
  let field = 0;
  const pass = async () => {
    for (const one of rows.splice(0)) {
      row++;
      if (one.length > 0)
        await sink.passage({ kind: "row", of: "sheet", table, row, cells: one, hidden: true });
    }
  };
  const records = `xl/pivotcache/pivotcacherecords${number}.xml`;
  const handlers = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === "r") [cells, field] = [[], 0];
      else if (/^[xsndbem]$/.test(name)) {
        const text =
          name === "x" ? (fields[field]?.items[Number(attributes["v"])] ?? "") : cacheValue(attributes["v"]);
        if (text !== "") cells.push({ column: columnLetters(field), text });
        field++;
      }
    },
    close(name: string) {
      if (name === "r") rows.push(cells);
    },
  };
  if (pack.parts.has(records)) await readPart(pack, records, handlers, pass);
  else {
    // Without records the distinct values of each field are still there.
    const most = Math.max(0, ...fields.map((one) => one.items.length));
    for (let i = 0; i < most; i++) {
      rows.push(
        fields.flatMap((one, at) =>
          one.items[i] ? [{ column: columnLetters(at), text: one.items[i]! }] : [],
        ),
      );
    }
  }
  await pass();
}

function cacheValue(value: string | undefined): string {
  return (value ?? "").replace(/T00:00:00$/, "");
}

async function giveExternal(pack: OfficePackage, part: string, sink: Sink): Promise<void> {
  const rows: { row: number; sheet: string; cells: Cell[] }[] = [];
  const names: string[] = [];
  let sheet = "";
  let column = "A";
  let value = "";
  let inValue = false;
  await readPart(pack, part, {
    open(name, attributes) {
      if (name === "sheetName") names.push(attributes["val"] ?? "");
      else if (name === "sheetData") sheet = names[Number(attributes["sheetId"])] ?? "";
      else if (name === "row") rows.push({ row: Number(attributes["r"] ?? 1), sheet, cells: [] });
      else if (name === "cell") column = columnLetters(Math.max(0, columnIndex(attributes["r"] ?? "A1")));
      else if (name === "v") [value, inValue] = ["", true];
    },
    text(piece) {
      if (inValue) value += piece;
    },
    close(name) {
      if (name !== "v") return;
      inValue = false;
      if (value.trim() !== "") rows.at(-1)?.cells.push({ column, text: value });
    },
  });
  for (const { row, sheet: of, cells } of rows) {
    const table = `linked workbook, ${of}`;
    if (cells.length > 0) await sink.passage({ kind: "row", of: "sheet", table, row, cells, hidden: true });
  }
}

async function giveChart(pack: OfficePackage, part: string, sink: Sink): Promise<void> {
  const values: string[] = [];
  let inValue = false;
  await readPart(pack, part, {
    open(name) {
      inValue = name === "v" || name === "t";
      if (inValue) values.push("");
    },
    text(piece) {
      if (inValue) values.push(`${values.pop() ?? ""}${piece}`);
    },
    close() {
      inValue = false;
    },
  });
  const text = values.filter((value) => /\p{L}/u.test(value)).join("\n");
  const marks = [{ start: 0, place: { part: "chart" } }];
  if (text !== "") await sink.passage({ kind: "prose", role: "body", text, marks });
}

async function givePersons(pack: OfficePackage, part: string, sink: Sink): Promise<void> {
  const names: string[] = [];
  await readPart(pack, part, {
    open(name, attributes) {
      if (name === "person") names.push(`Comment author: ${attributes["displayName"] ?? ""}`);
    },
  });
  const marks = [{ start: 0, place: { part: "comment authors" } }];
  if (names.length > 0)
    await sink.passage({ kind: "prose", role: "property", text: names.join("\n"), marks });
}
