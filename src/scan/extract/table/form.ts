/**
 * Tables that are forms: a label in one cell and its value beside it. Read as rows, each field would stand alone and
 * the first would be taken for the header; so a form's fields are given as lines "label: value" of one paragraph.
 */
export type GridRow = { readonly row: number; readonly cells: readonly GridCell[] };
export type GridCell = { readonly column: number; readonly text: string };
export type FormLine = { readonly row: number; readonly column: number; readonly text: string };

/** Paragraphs of lines, one for each person or thing that the form describes; null where it is no form. */
export function formLines(rows: readonly GridRow[]): readonly (readonly FormLine[])[] | null {
  const width = Math.max(...rows.map((row) => (row.cells.at(-1)?.column ?? 0) + 1));
  if (rows.every((row) => row.cells.length === 1))
    return [rows.flatMap((row) => row.cells.map((cell) => plain(row, cell)))];
  if (rows.length < 2 || width > 12) return null;
  const labelled = labelColumns(rows, width);
  if (!labelled.has(0)) return null;
  // Only the first column has labels: the others are one person each. Otherwise each label goes with its neighbour.
  if (labelled.size === 1 && isPerColumn(rows)) return perColumn(rows, width);
  return [rows.flatMap((row) => pairs(row, labelled))];
}

function isPerColumn(rows: readonly GridRow[]): boolean {
  const several = rows.filter((row) => row.cells.length > 2).length;
  const others = rows.slice(1).flatMap((row) => row.cells.filter((cell) => cell.column > 0));
  return several * 2 >= rows.length && !others.some((cell) => isLabel(cell.text));
}

function labelColumns(rows: readonly GridRow[], width: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let column = 0; column < width - 1; column++) {
    const texts = rows
      .flatMap((row) => row.cells.filter((cell) => cell.column === column))
      .map((cell) => cell.text);
    const labels = new Set(texts.filter(isLabel).map((text) => text.toLowerCase()));
    // The header of a list is one label among many values; the labels of a form are many and all different.
    if (labels.size >= 2 && labels.size >= texts.length * 0.6) found.add(column);
  }
  return found;
}

const labelWords =
  /\b(names?|surname|forenames?|title|d\.?o\.?b|date|born|birth|age|gender|sex|address|post\s?code|tel|telephone|phone|mobile|e-?mail|n\.?i\.?|nino|insurance|nhs|number|no|ref|reference|account|sort code|bank|g\.?p|doctor|school|next of kin|relationship|occupation|employer|signature|signed|nationality|ethnic\w*|religion|disability|status|tenancy|tenure|income|rent|claim|case|applicant|landlord|partner|contact|parent|guardian|language|medication|diagnosis|allerg\w+|permit|vehicle|registration|town|city|county|street|passport|licence|amount)\b/i;

function isLabel(text: string): boolean {
  if (text.length > 80 || text.includes("\n\n")) return false;
  if (/:\s*$/.test(text)) return true;
  return text.length <= 50 && !/\d{3}|@/.test(text) && labelWords.test(text);
}

function pairs(row: GridRow, labelled: ReadonlySet<number>): FormLine[] {
  const lines: FormLine[] = [];
  let label = "";
  for (const cell of row.cells) {
    // Behind a value another label may follow, in whichever column; behind a label comes its value.
    if (isLabel(cell.text) && (labelled.has(cell.column) || label === "")) {
      if (label !== "") lines.push({ row: row.row, column: cell.column - 1, text: `${label}:` });
      label = bare(cell.text);
      continue;
    }
    lines.push(label === "" ? plain(row, cell) : valued(row, cell, label));
    label = "";
  }
  if (label !== "") lines.push({ row: row.row, column: row.cells.at(-1)!.column, text: `${label}:` });
  return lines;
}

function perColumn(rows: readonly GridRow[], width: number): FormLine[][] {
  const people: FormLine[][] = [];
  for (let column = 1; column < width; column++) {
    people.push(
      rows.flatMap((row) => {
        const cell = row.cells.find((one) => one.column === column);
        const label = row.cells.find((one) => one.column === 0);
        return cell === undefined ? [] : [label ? valued(row, cell, bare(label.text)) : plain(row, cell)];
      }),
    );
  }
  return people.filter((lines) => lines.length > 0);
}

function bare(label: string): string {
  return label.replaceAll("\n", " ").replace(/[\s:]+$/, "");
}

function valued(row: GridRow, cell: GridCell, label: string): FormLine {
  return { row: row.row, column: cell.column, text: `${label}: ${cell.text}` };
}

function plain(row: GridRow, cell: GridCell): FormLine {
  return { row: row.row, column: cell.column, text: cell.text };
}
