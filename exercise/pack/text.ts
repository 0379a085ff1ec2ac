/** Plain files: delimited tables, text, HTML and JSON. */
import type { Prose, Sheet, Written } from "../papers/writing.ts";
import { type Encoding, encoded, fitting } from "./encoding.ts";
import { type Leaf, leaf, placed } from "./leaf.ts";

export function delimited(
  name: string,
  sheet: Sheet,
  year: number,
  separator: string,
  encoding: Encoding,
): Leaf {
  const fit = fitting(encoding);
  const rows = sheet.rows.map((row) => row.map(fit));
  const lines = rows.map((row) => row.map((cell) => quoted(cell.text, separator)).join(separator));
  const mentions = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => placed(cell, { table: sheet.name, row: r + 1, column: String(c + 1) })),
  );
  return leaf(name, encoded(`${lines.join("\r\n")}\r\n`, encoding), mentions, year);
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

export function text(name: string, prose: Prose, year: number, encoding: Encoding): Leaf {
  const paragraphs = paragraphsOf(prose).map(fitting(encoding));
  let line = 1;
  const mentions = paragraphs.flatMap((paragraph) => {
    const place = { line };
    line += paragraph.text.split("\n").length + 1;
    return placed(paragraph, place);
  });
  const body = paragraphs.map((paragraph) => paragraph.text).join("\n\n");
  return leaf(name, encoded(`${body}\n`.replaceAll("\n", "\r\n"), encoding), mentions, year);
}

export function paragraphsOf(prose: Prose): readonly Written[] {
  return [prose.title, ...prose.paragraphs, ...(prose.footer ? [prose.footer] : [])];
}

export function html(name: string, prose: Prose, year: number): Leaf {
  const mentions = paragraphsOf(prose).flatMap((paragraph, i) => placed(paragraph, { paragraph: i + 1 }));
  const body = prose.paragraphs.map((paragraph) => `<p>${marked(paragraph.text)}</p>`).join("\n");
  const footer = prose.footer ? `\n<footer>${marked(prose.footer.text)}</footer>` : "";
  const page = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${marked(prose.title.text)}</title><style>p { font: 12pt Arial }</style></head>
<body>
<h1>${marked(prose.title.text)}</h1>
${body}${footer}
</body>
</html>
`;
  return leaf(name, Buffer.from(page), mentions, year);
}

/** A table of a web form's export: the first row names the fields. */
export function htmlTable(name: string, sheet: Sheet, year: number): Leaf {
  const cells = (row: readonly Written[], tag: string) =>
    row.map((cell) => `<${tag}>${marked(cell.text)}</${tag}>`).join("");
  const [head = [], ...rows] = sheet.rows;
  const body = rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("\n");
  const page = `<html><head><meta charset="utf-8"><title>${marked(sheet.name)}</title></head><body>
<table>
<tr>${cells(head, "th")}</tr>
${body}
</table>
</body></html>
`;
  const mentions = sheet.rows.flatMap((row, r) =>
    row.flatMap((cell, c) => placed(cell, { table: sheet.name, row: r + 1, column: String(c + 1) })),
  );
  return leaf(name, Buffer.from(page), mentions, year);
}

function marked(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>\n");
}

export function json(name: string, sheet: Sheet, year: number): Leaf {
  const [head = [], ...rows] = sheet.rows;
  const keys = head.map((cell) => cell.text);
  const records = rows.map((row) =>
    Object.fromEntries(row.map((cell, c) => [keys[c] ?? String(c), cell.text])),
  );
  const mentions = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => placed(cell, { part: `records[${r}].${keys[c] ?? c}` })),
  );
  return leaf(
    name,
    Buffer.from(`${JSON.stringify({ source: sheet.name, records }, null, 1)}\n`),
    mentions,
    year,
  );
}
