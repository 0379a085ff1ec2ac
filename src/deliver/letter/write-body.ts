/** A letter's running text: headings stay with what they head, and nothing is cut by a page's foot. */
import type { OutgoingMessage } from "../../respond/courier.ts";
import { margin, millimetre, type Sheet, size, tagged, use } from "./sheet.ts";

type Block = OutgoingMessage["words"]["blocks"][number];

const width = 210 * millimetre - 2 * margin;
const indent = 14;
const lineGap = 2;
const headings = {
  title: { tag: "H1", points: 16, after: 5 },
  heading: { tag: "H2", points: 14, after: 4 },
  subheading: { tag: "H3", points: size, after: 3 },
} as const;

export function writeBody(sheet: Sheet, title: string, blocks: readonly Block[]): void {
  const [greeting, ...rest] = blocks;
  const greets = greeting?.kind === "paragraph";
  if (greets) writeParagraph(sheet, greeting.text);
  writeHeading(sheet, "title", title);
  const body = greets ? rest : blocks;
  for (const [at, block] of body.entries()) {
    if (sheet.page.y + together(sheet, body, at) > sheet.page.page.height - margin) sheet.page.addPage();
    if (block.kind === "list") writeList(sheet, block.items);
    else if (block.kind === "paragraph") writeParagraph(sheet, block.text);
    else writeHeading(sheet, block.kind, block.text);
  }
}

/** The height that must stand on one page: a heading's with the start of what follows, the sign-off's as a whole. */
function together(sheet: Sheet, blocks: readonly Block[], at: number): number {
  const block = blocks[at];
  if (block === undefined) return 0;
  if (block.kind === "heading" || block.kind === "subheading")
    return headingHeight(sheet, block.kind, block.text) + together(sheet, blocks, at + 1);
  if (block.kind === "list") return itemHeight(sheet, block.items[0] ?? "");
  const signsOff = at >= blocks.length - 3;
  const follows = signsOff ? together(sheet, blocks, at + 1) : 0;
  return use(sheet, "regular", size).heightOfString(block.text, { width, lineGap }) + size * 0.6 + follows;
}

function writeParagraph(sheet: Sheet, text: string): void {
  tagged(sheet, "P", () => use(sheet, "regular", size).text(text, { width, lineGap }));
  sheet.page.y += size * 0.6;
}

function writeHeading(sheet: Sheet, kind: keyof typeof headings, text: string): void {
  const { tag, points, after } = headings[kind];
  sheet.page.y += points / 3;
  tagged(sheet, tag, () => use(sheet, "bold", points).text(text, { width }));
  sheet.page.y += after;
}

function headingHeight(sheet: Sheet, kind: keyof typeof headings, text: string): number {
  const { points, after } = headings[kind];
  return points / 3 + use(sheet, "bold", points).heightOfString(text, { width }) + after;
}

function writeList(sheet: Sheet, items: readonly string[]): void {
  const { page, tags } = sheet;
  const list = page.struct("L");
  tags.add(list);
  for (const item of items) {
    if (page.y + itemHeight(sheet, item) > page.page.height - margin) page.addPage();
    const bullet = page.struct("Lbl", {}, () => {
      use(sheet, "regular", size)
        .text("•", margin, page.y, { width: indent - 2 })
        .moveUp();
    });
    const body = page.struct("LBody", {}, () => {
      page.text(item, margin + indent, page.y, { width: width - indent, lineGap });
    });
    list.add(page.struct("LI", {}, [bullet, body]));
    page.y += size * 0.25;
  }
  list.end();
  page.x = margin;
  page.y += size * 0.4;
}

function itemHeight(sheet: Sheet, item: string): number {
  return use(sheet, "regular", size).heightOfString(item, { width: width - indent, lineGap }) + size * 0.25;
}
