/** A table on paper: heads again on each page, rows that stay whole, and a row too long for a page in pieces. */
import type { PaperBlock } from "../../respond/paper.ts";
import { margin, millimetre, type Sheet, use } from "../letter/sheet.ts";
import { shownOnPaper } from "./shown-on-paper.ts";

type Table = Extract<PaperBlock, { readonly kind: "table" }>;

const points = 9.5;
const padding = 4;
const width = 210 * millimetre - 2 * margin;
/** Letters of a cell that surely fit on a page, whatever the column. */
const mostLetters = 900;

export function writeTable(sheet: Sheet, { heads, widths, rows }: Table): void {
  const { page, tags } = sheet;
  const columns = widths.map((share) => (width * share) / 100);
  const element = page.struct("Table");
  tags.add(element);
  if (heads.length > 0) writeRow(sheet, element, columns, heads, "head");
  for (const row of rows)
    for (const piece of inPieces(row)) {
      if (page.y + heightOf(sheet, columns, piece, "regular") > page.page.height - margin) {
        page.addPage();
        if (heads.length > 0) writeHeadsAgain(sheet, columns, heads);
      }
      writeRow(sheet, element, columns, piece, "body");
    }
  element.end();
  page.x = margin;
  page.y += 10;
}

function inPieces(row: readonly string[]): readonly (readonly string[])[] {
  const cells = row.map((cell) => cutUp(shownOnPaper(cell)));
  const count = Math.max(1, ...cells.map((pieces) => pieces.length));
  return Array.from({ length: count }, (_, at) => cells.map((pieces) => pieces[at] ?? ""));
}

/** By letters and by lines: a cell of a thousand empty lines is as high as one of a thousand words. */
function cutUp(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let lines = 0;
  for (const letter of text) {
    if (letter === "\n") lines++;
    // Between words where there are any.
    const isLong = piece.length >= mostLetters && (letter === " " || piece.length >= mostLetters + 40);
    if (isLong || lines > 20) {
      pieces.push(piece);
      [piece, lines] = ["", 0];
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function heightOf(
  sheet: Sheet,
  columns: readonly number[],
  cells: readonly string[],
  weight: "regular" | "bold",
): number {
  const heights = cells.map((cell, at) =>
    use(sheet, isHead(at, columns) ? "bold" : weight, points).heightOfString(cell, {
      width: columns[at]! - padding,
    }),
  );
  return Math.max(points * 1.3, ...heights) + 2 * padding;
}

/** Of two columns the first says what the second is; it is bold, and as high as bold letters are. */
function isHead(at: number, columns: readonly number[]): boolean {
  return at === 0 && columns.length === 2;
}

function writeRow(
  sheet: Sheet,
  table: PDFKit.PDFStructureElement,
  columns: readonly number[],
  cells: readonly string[],
  part: "head" | "body",
): void {
  const { page } = sheet;
  const weight = part === "head" ? "bold" : "regular";
  const height = heightOf(sheet, columns, cells, weight);
  if (page.y + height > page.page.height - margin) page.addPage();
  const y = page.y;
  const row = page.struct("TR");
  table.add(row);
  let x = margin;
  for (const [at, cell] of cells.entries()) {
    const left = x;
    const tag = part === "head" || isHead(at, columns) ? "TH" : "TD";
    row.add(
      page.struct(tag, {}, () => {
        use(sheet, tag === "TH" ? "bold" : weight, points).text(cell, left, y + padding, {
          width: columns[at]! - padding,
        });
      }),
    );
    x += columns[at]!;
  }
  row.end();
  rule(sheet, y + height, part === "head" ? 1 : 0.4);
  page.y = y + height;
}

/** The heads of the table once more, for the eye alone. */
function writeHeadsAgain(sheet: Sheet, columns: readonly number[], heads: readonly string[]): void {
  const { page } = sheet;
  const y = page.y;
  const height = heightOf(sheet, columns, heads, "bold");
  page.markContent("Artifact", { type: "Pagination" });
  let x = margin;
  for (const [at, head] of heads.entries()) {
    use(sheet, "bold", points).text(head, x, y + padding, { width: columns[at]! - padding });
    x += columns[at]!;
  }
  page.endMarkedContent();
  rule(sheet, y + height, 1);
  page.y = y + height;
}

function rule({ page }: Sheet, y: number, thickness: number): void {
  page.markContent("Artifact", { type: "Layout" });
  page
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .lineWidth(thickness)
    .strokeColor("#505a5f")
    .stroke();
  page.endMarkedContent();
}
