/** One text of a Word document (body, header, notes) as it streams by: paragraphs and tables in their order. */
import type { Attributes, Handlers } from "../office/xml.ts";
import type { GridCell, GridRow } from "../table/form.ts";
import type { Grid } from "../table/give-table.ts";

export type Paragraph = {
  readonly kind: "paragraph";
  readonly number: number;
  /** Slides of an OpenDocument presentation, from 1; 0 elsewhere. */
  readonly page: number;
  readonly text: string;
  /** The wording before tracked changes, where words were deleted. */
  readonly former: string | null;
};
export type StoryItem = Paragraph | ({ readonly kind: "table" } & Grid) | { readonly kind: "pause" };

type OpenParagraph = { now: string; before: string; changed: boolean; heading: boolean };
type OpenTable = {
  name: string;
  rows: GridRow[];
  row: number;
  cells: GridCell[];
  column: number;
  whole: boolean;
};
type OpenCell = { text: string[]; span: number };

/** What ends a text of its own: a note, a comment, a shape on a slide. */
const pausing = new Set(["comment", "footnote", "endnote", "sp", "cm"]);

/** Larger tables are lists, and need not be held to be seen as such. */
const mostHeld = 500;

export function storyReader(
  links: ReadonlyMap<string, string>,
  numbering: { count: number },
  authors: Set<string>,
): { readonly items: StoryItem[]; readonly handlers: Handlers } {
  const items: StoryItem[] = [];
  const paragraphs: OpenParagraph[] = [];
  const tables: OpenTable[] = [];
  const cells: OpenCell[] = [];
  const linked: (string | undefined)[] = [];
  let number = 0;
  let deleted = 0;
  let inserted = 0;
  let fallback = 0;
  let into: "text" | "deleted" | "field" | null = null;
  let field = "";

  function write(text: string, removed = false): void {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined) return;
    if (deleted > 0 || removed) {
      paragraph.before += text;
      paragraph.changed ||= text.trim() !== "";
      return;
    }
    paragraph.now += text;
    if (inserted === 0) paragraph.before += text;
  }

  function open(name: string, attributes: Attributes): void {
    if (name === "Fallback") fallback++;
    if (fallback > 0) return;
    const author = attributes["author"];
    if (author !== undefined && author !== "") authors.add(author);
    switch (name) {
      case "p":
        number++;
        paragraphs.push({ now: "", before: "", changed: false, heading: false });
        break;
      case "t":
        into = "text";
        break;
      case "delText":
        into = "deleted";
        break;
      case "instrText":
      case "delInstrText":
        into = "field";
        break;
      case "tab":
      case "ptab":
        write("\t");
        break;
      case "br":
      case "cr":
        write("\n");
        if (attributes["type"] === "page") items.push({ kind: "pause" });
        break;
      case "noBreakHyphen":
        write("-");
        break;
      case "del":
      case "moveFrom":
        deleted++;
        break;
      case "ins":
      case "moveTo":
        inserted++;
        break;
      case "pStyle": {
        const paragraph = paragraphs.at(-1);
        if (paragraph && /^(heading|title|subtitle)/i.test(attributes["val"] ?? "")) paragraph.heading = true;
        break;
      }
      case "hyperlink":
        linked.push(links.get(attributes["id"] ?? ""));
        break;
      case "tbl":
        numbering.count++;
        tables.push({
          name: `Table ${numbering.count}`,
          rows: [],
          row: 0,
          cells: [],
          column: 0,
          whole: true,
        });
        break;
      case "tr": {
        const table = tables.at(-1);
        if (table) [table.row, table.cells, table.column] = [table.row + 1, [], 0];
        break;
      }
      case "tc":
        cells.push({ text: [], span: 1 });
        break;
      case "gridSpan": {
        const cell = cells.at(-1);
        if (cell) cell.span = Math.min(1000, Math.max(1, Number(attributes["val"]) || 1));
      }
    }
  }

  function text(piece: string): void {
    if (fallback > 0) return;
    if (into === "text") write(piece);
    else if (into === "deleted") write(piece, true);
    else if (into === "field") field += piece;
  }

  function close(name: string): void {
    if (name === "Fallback") fallback--;
    if (fallback > 0) return;
    if (name === "t" || name === "delText" || name === "instrText" || name === "delInstrText") into = null;
    else if (name === "del" || name === "moveFrom") deleted--;
    else if (name === "ins" || name === "moveTo") inserted--;
    else if (name === "hyperlink") writeLink(linked.pop());
    else if (name === "p") endParagraph();
    else if (name === "tc") endCell();
    else if (name === "tr") endRow();
    else if (name === "tbl") endTable();
    else if (pausing.has(name)) items.push({ kind: "pause" });
  }

  /** The address behind a name is data of its own, unless it is what is shown. */
  function writeLink(target: string | undefined): void {
    if (target && !paragraphs.at(-1)?.now.endsWith(target)) write(` <${target}>`);
  }

  function endParagraph(): void {
    const target = /HYPERLINK\s+"mailto:([^"?]+)/i.exec(field)?.[1];
    if (target && !paragraphs.at(-1)?.now.includes(target)) write(` <${target}>`);
    field = "";
    const paragraph = paragraphs.pop();
    if (paragraph === undefined) return;
    const former = paragraph.changed ? paragraph.before : null;
    const cell = cells.at(-1);
    if (cell !== undefined) {
      cell.text.push(paragraph.now);
      if (former !== null) items.push({ kind: "paragraph", number, page: 0, text: "", former });
      return;
    }
    if (paragraph.heading) items.push({ kind: "pause" });
    items.push({ kind: "paragraph", number, page: 0, text: paragraph.now, former });
  }

  function endCell(): void {
    const cell = cells.pop();
    const table = tables.at(-1);
    if (cell === undefined || table === undefined) return;
    const written = cell.text.join("\n").trim();
    if (written !== "") table.cells.push({ column: table.column, text: written });
    table.column += cell.span;
  }

  function endRow(): void {
    const table = tables.at(-1);
    if (table === undefined) return;
    if (table.cells.length > 0) table.rows.push({ row: table.row, cells: table.cells });
    table.cells = [];
    if (table.rows.length < mostHeld) return;
    table.whole = false;
    items.push({ kind: "table", table: table.name, rows: table.rows.splice(0), whole: false });
  }

  function endTable(): void {
    const table = tables.pop();
    if (table === undefined || table.rows.length === 0) return;
    items.push({ kind: "table", table: table.name, rows: table.rows, whole: table.whole });
  }

  return { items, handlers: { open, text, close } };
}
