/** One sheet's rows as they stream by. */
import type { Cell, Row } from "../../../domain/documents/passage.ts";
import type { Sink } from "../extractor.ts";
import { type OfficePackage, readPart } from "../office/package.ts";
import type { Attributes } from "../office/xml.ts";
import { columnIndex, columnLetters } from "../table/column.ts";
import { unescapeCell } from "./shared-strings.ts";
import type { Styles } from "./styles.ts";
import type { SheetPart } from "./workbook.ts";

export async function giveSheet(
  pack: OfficePackage,
  sheet: SheetPart & { readonly part: string },
  strings: readonly string[],
  styles: Styles,
  sink: Sink,
): Promise<void> {
  const state = sheetState(sheet, strings, styles);
  await readPart(pack, sheet.part, state.handlers, async () => {
    for (const row of state.rows.splice(0)) await sink.passage(row);
  });
  const furniture = state.furniture();
  if (furniture !== "") {
    const marks = [{ start: 0, place: { part: `header and footer of ${sheet.name}` } }];
    await sink.passage({ kind: "prose", role: "body", text: furniture, marks });
  }
}

const headersAndFooters = /^(odd|even|first)(Header|Footer)$/;

function sheetState(sheet: SheetPart, strings: readonly string[], styles: Styles) {
  const rows: Row[] = [];
  const hiddenColumns: (readonly [from: number, to: number])[] = [];
  const furniture: string[] = [];
  let row = 0;
  let rowHidden = false;
  let cells: Cell[] = [];
  let column = -1;
  let type = "n";
  let style = 0;
  let value = "";
  let formula = "";
  let into: "value" | "formula" | "furniture" | null = null;
  let phonetic = false;

  function open(name: string, attributes: Attributes): void {
    if (name === "c") {
      const reference = attributes["r"];
      column = reference === undefined ? column + 1 : columnIndex(reference);
      type = attributes["t"] ?? "n";
      style = Number(attributes["s"] ?? 0);
      value = "";
      formula = "";
    } else if (name === "v" || (name === "t" && !phonetic)) into = "value";
    else if (name === "f") into = "formula";
    else if (name === "rPh") phonetic = true;
    else if (name === "row") {
      row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]);
      rowHidden = isTrue(attributes["hidden"]) || Number(attributes["ht"] ?? 1) === 0;
      cells = [];
      column = -1;
    } else if (name === "col" && (isTrue(attributes["hidden"]) || Number(attributes["width"] ?? 1) === 0)) {
      hiddenColumns.push([Number(attributes["min"]) - 1, Number(attributes["max"]) - 1]);
    } else if (headersAndFooters.test(name)) {
      into = "furniture";
      furniture.push("");
    }
  }

  function text(piece: string): void {
    if (into === "value") value += piece;
    else if (into === "formula") formula += piece;
    else if (into === "furniture") furniture.push(`${furniture.pop() ?? ""}${piece}`);
  }

  function close(name: string): void {
    if (name === "rPh") phonetic = false;
    else if (name === "c") {
      const cell = cellOf(type, value, formula, style, strings, styles);
      if (cell !== null) cells.push({ column: columnLetters(column), ...cell });
    } else if (name === "row" && cells.length > 0) {
      const hidden = sheet.hidden || rowHidden || cells.some((cell) => isHidden(columnIndex(cell.column)));
      rows.push({ kind: "row", of: "sheet", table: sheet.name, row, cells, hidden });
      cells = [];
    }
    if (name === "v" || name === "t" || name === "f" || headersAndFooters.test(name)) into = null;
  }

  function isHidden(index: number): boolean {
    return hiddenColumns.length > 0 && hiddenColumns.some(([from, to]) => index >= from && index <= to);
  }

  return {
    rows,
    handlers: { open, text, close },
    /** Without the codes for font, side and page number. */
    furniture: () =>
      furniture
        .map((line) => line.replace(/&(?:"[^"]*"|[LCRPNDTAFGZ]|K[0-9A-F]{6}|\d+|[BIUESXY])/g, " ").trim())
        .filter((line) => line !== "")
        .join("\n"),
  };
}

function cellOf(
  type: string,
  value: string,
  formula: string,
  style: number,
  strings: readonly string[],
  styles: Styles,
): Omit<Cell, "column"> | null {
  if (value === "") return formula === "" ? null : { text: `=${formula}` };
  if (type === "s") return written(strings[Number(value)] ?? "");
  if (type === "inlineStr" || type === "str") return written(unescapeCell(value));
  if (type === "b") return { text: value === "1" ? "TRUE" : "FALSE" };
  if (type === "d") return { text: value.replace(/T00:00:00(\.0+)?Z?$/, "") };
  const number = Number(value);
  return type === "e" || Number.isNaN(number) ? written(value) : styles.show(number, style);
}

function written(text: string): { text: string } | null {
  return text.trim() === "" ? null : { text };
}

function isTrue(attribute: string | undefined): boolean {
  return attribute === "1" || attribute === "true";
}
