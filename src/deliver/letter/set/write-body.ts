/** A letter's running text: headings stay with what they head, and nothing is cut by a page's foot. */
import type { NoticeBlock } from "../../../domain/notices/notice.ts";
import type { Element } from "../pdf/laid-out.ts";
import type { Weight } from "../pdf/typeface.ts";
import type { Look } from "./look.ts";
import { heightOf, lowest, newPage, put, type Sheets, type Style } from "./sheets.ts";

/** What follows them stands close: parts of the running text's size. */
const headings = {
  title: { tag: "H1", after: 0.5 },
  heading: { tag: "H2", after: 0.35 },
  subheading: { tag: "H3", after: 0.25 },
} as const;
type HeadingKind = keyof typeof headings;

export function writeBody(
  sheets: Sheets,
  part: Element,
  title: string,
  blocks: readonly NoticeBlock[],
): void {
  const [greeting, ...rest] = blocks;
  const greets = greeting?.kind === "paragraph";
  if (greets) writeParagraph(sheets, part, greeting.text, langOf(greeting));
  writeHeading(sheets, part, "title", title);
  const body = greets ? rest : blocks;
  for (const [at, block] of body.entries()) {
    if (sheets.y + together(sheets, body, at) > lowest(sheets)) newPage(sheets);
    const lang = langOf(block);
    if (block.kind === "list") writeList(sheets, part, block.items, lang);
    else if (block.kind === "paragraph") writeParagraph(sheets, part, block.text, lang);
    else writeHeading(sheets, part, block.kind, block.text, lang);
  }
}

function langOf(block: NoticeBlock): string | undefined {
  return block.inEnglish === true ? "en-GB" : undefined;
}

/** The height that must stand on one page: a heading's with the start of what follows, the sign-off's as a whole. */
function together(sheets: Sheets, blocks: readonly NoticeBlock[], at: number): number {
  const block = blocks[at];
  if (block === undefined) return 0;
  const { look } = sheets;
  if (block.kind === "heading" || block.kind === "subheading")
    return headingHeight(look, block.kind, block.text) + together(sheets, blocks, at + 1);
  if (block.kind === "list") return heightOf(block.items[0] ?? "", itemStyle(look)) + look.afterItem;
  const signsOff = at >= blocks.length - 3;
  const follows = signsOff ? together(sheets, blocks, at + 1) : 0;
  return heightOf(block.text, running(look)) + look.after + follows;
}

function writeParagraph(sheets: Sheets, part: Element, text: string, lang?: string): void {
  put(sheets, part, "P", text, running(sheets.look), lang);
  sheets.y += sheets.look.after;
}

function writeHeading(sheets: Sheets, part: Element, kind: HeadingKind, text: string, lang?: string): void {
  const { look } = sheets;
  sheets.y += look[kind] / 3;
  put(sheets, part, headings[kind].tag, text, headingStyle(look, kind), lang);
  sheets.y += headings[kind].after * look.size;
}

function headingHeight(look: Look, kind: HeadingKind, text: string): number {
  return look[kind] / 3 + heightOf(text, headingStyle(look, kind)) + headings[kind].after * look.size;
}

function writeList(sheets: Sheets, part: Element, items: readonly string[], lang?: string): void {
  const { look } = sheets;
  const list: Element = { tag: "L", ...(lang === undefined ? {} : { lang }), of: [] };
  for (const item of items) {
    const style = itemStyle(look);
    const height = heightOf(item, style);
    if (sheets.y + height > lowest(sheets)) newPage(sheets);
    const row: Element = { tag: "LI", of: [] };
    const { y } = sheets;
    put(sheets, row, "Lbl", "•", { ...style, x: look.margin, width: indent(look) });
    sheets.y = y;
    put(sheets, row, "LBody", item, style);
    list.of.push(row);
    sheets.y += look.afterItem;
  }
  part.of.push(list);
  sheets.y += look.after - look.afterItem;
}

function running(look: Look): Style {
  return style(look, "regular", look.size, look.lineGap, 0);
}

function headingStyle(look: Look, kind: HeadingKind): Style {
  return style(look, "bold", look[kind], 0, 0);
}

function itemStyle(look: Look): Style {
  return style(look, "regular", look.size, look.lineGap, indent(look));
}

function indent({ size }: Look): number {
  return size * 1.2;
}

function style(look: Look, weight: Weight, size: number, lineGap: number, inset: number): Style {
  const x = look.margin + inset;
  return { weight, size, x, width: look.right - x, lineGap };
}
