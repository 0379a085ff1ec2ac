/** How numbers are shown: which styles make dates of them, and what a reader sees. */
import { SSF } from "@e965/xlsx";
import { type OfficePackage, readPart } from "../office/package.ts";
import { formatOf, general, type Shown, showNumber } from "./show-number.ts";

export type Styles = {
  /** What the number in a cell of this style looks like, and its value where that says more. */
  show(value: number, style: number): Shown;
};

export async function readStyles(pack: OfficePackage, from1904: boolean): Promise<Styles> {
  const formats = new Map<number, string>();
  const cellFormats: number[] = [];
  let inCells = false;
  await readPart(pack, "xl/styles.xml", {
    open(name, attributes) {
      if (name === "numFmt")
        formats.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "General");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) cellFormats.push(Number(attributes["numFmtId"] ?? 0));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  const known = cellFormats.map((id) => formatOf(formats.get(id) ?? builtIn(id)));
  const shift = from1904 ? 1462 : 0;
  return { show: (value, style) => showNumber(value, known[style] ?? general, shift) };
}

function builtIn(id: number): string {
  const table = (SSF as { _table?: Record<number, string> })._table ?? {};
  return table[id] ?? "General";
}
