/** Tables within tables, as their tags come: cells and rows that nobody closed are closed by the next. */
import type { GridCell, GridRow } from "../table/form.ts";
import type { Grid } from "../table/give-table.ts";

type OpenTable = {
  readonly table: string;
  rows: GridRow[];
  row: number;
  cells: GridCell[];
  column: number;
  span: number;
  /** Null between cells. */
  text: string[] | null;
  whole: boolean;
};

/** Larger tables are lists, and need not be held to be seen as such. */
const mostHeld = 500;
const mostOpen = 200;

export function tableStack(give: (grid: Grid) => void) {
  const open: OpenTable[] = [];
  let count = 0;

  function start(tag: string, span: number): void {
    if (tag === "table") {
      count++;
      // Deeper than any page is laid out: what follows joins the table that is open.
      if (open.length >= mostOpen) return;
      const table = `Table ${count}`;
      open.push({ table, rows: [], row: 0, cells: [], column: 0, span: 1, text: null, whole: true });
      return;
    }
    const table = open.at(-1);
    if (table === undefined) return;
    endCell(table);
    if (tag === "tr") {
      endRow(table);
      table.row++;
      return;
    }
    if (table.row === 0) table.row = 1;
    table.text = [];
    table.span = Math.min(1000, Math.max(1, span || 1));
  }

  function close(tag: string): void {
    const table = open.at(-1);
    if (table === undefined) return;
    endCell(table);
    if (tag === "tr") endRow(table);
    if (tag === "table") endTable();
  }

  function endCell(table: OpenTable): void {
    if (table.text === null) return;
    const text = table.text.join("\n").trim();
    if (text !== "") table.cells.push({ column: table.column, text });
    table.column += table.span;
    table.text = null;
  }

  function endRow(table: OpenTable): void {
    if (table.cells.length > 0) table.rows.push({ row: table.row, cells: table.cells });
    table.cells = [];
    table.column = 0;
    if (table.rows.length < mostHeld) return;
    table.whole = false;
    give({ table: table.table, rows: table.rows, whole: false });
    table.rows = [];
  }

  function endTable(): void {
    const table = open.pop();
    if (table === undefined) return;
    endRow(table);
    if (table.rows.length > 0) give({ table: table.table, rows: table.rows, whole: table.whole });
  }

  return {
    open: start,
    close,
    inCell: () => open.at(-1)?.text != null,
    write: (text: string) => void open.at(-1)?.text?.push(text),
    end() {
      while (open.length > 0) {
        endCell(open.at(-1)!);
        endTable();
      }
    },
  };
}
