/** A paper as a PDF: tagged PDF/A, A4, its handling mark at the head and foot of each page. Same paper, same bytes. */
import PDFDocument from "pdfkit";
import type { Paper, PaperBlock } from "../../respond/paper.ts";
import { letterFonts } from "../letter/fonts.ts";
import { margin, millimetre, type Page, type Sheet, size, tagged, use } from "../letter/sheet.ts";
import { shownOnPaper } from "./shown-on-paper.ts";
import { writeTable } from "./write-table.ts";

export const paperWidth = 210 * millimetre - 2 * margin;
const top = 30 * millimetre;
const lineGap = 2;
const headings = {
  title: { tag: "H1", points: 20, after: 8 },
  heading: { tag: "H2", points: 15, after: 5 },
  subheading: { tag: "H3", points: 12, after: 3 },
} as const;

export async function writePaper(paper: Paper): Promise<Uint8Array> {
  const page = newDocument(paper);
  const written = collect(page);
  const tags = page.struct("Document");
  page.addStructure(tags);
  const sheet: Sheet = { page, tags, fonts: letterFonts() };
  writeHeading(sheet, "title", paper.title);
  for (const block of paper.blocks) writeBlock(sheet, block);
  tags.end();
  writeEdges(sheet, paper);
  page.end();
  return await written;
}

function newDocument({ title, author, madeAt, lang = "en-GB" }: Paper): Page {
  const document = new PDFDocument({
    size: "A4",
    margins: { top, bottom: margin, left: margin, right: margin },
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    displayTitle: true,
    lang,
    bufferPages: true,
    font: letterFonts().regular as unknown as string,
    info: { Title: title, Author: author, CreationDate: madeAt, ModDate: madeAt },
  });
  return document.fontSize(size);
}

export function collect(page: Page): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    page.on("data", (chunk: Buffer) => chunks.push(chunk));
    page.on("end", () => resolve(Buffer.concat(chunks)));
    page.on("error", reject);
  });
}

function writeBlock(sheet: Sheet, block: PaperBlock): void {
  if (block.kind === "table") {
    if (block.caption !== "") writeHeading(sheet, "subheading", block.caption);
    writeTable(sheet, block);
  } else if (block.kind === "facts") writeTable(sheet, tableOf(block));
  else if (block.kind === "list") writeItems(sheet, block);
  else if (block.kind === "paragraph") writeParagraph(sheet, block);
  else writeHeading(sheet, block.kind, block.text, block.lang);
}

function tableOf({ facts }: Extract<PaperBlock, { readonly kind: "facts" }>) {
  const rows = facts.map(({ name, value }) => [name, value]);
  return { kind: "table", caption: "", heads: [], widths: [32, 68], rows } as const;
}

function writeHeading(sheet: Sheet, kind: keyof typeof headings, text: string, lang?: string): void {
  const { tag, points, after } = headings[kind];
  const { page } = sheet;
  // A heading is not left behind at the foot of a page.
  if (page.y + points * 4 > page.page.height - margin) page.addPage();
  page.x = margin;
  page.y += kind === "title" ? 0 : points / 2;
  const write = () => use(sheet, "bold", points).text(shownOnPaper(text), { width: paperWidth });
  tagged(sheet, tag, write, lang);
  page.y += after;
}

type Running = { readonly text: string; readonly lang?: string };

function writeParagraph(sheet: Sheet, { text, lang }: Running): void {
  sheet.page.x = margin;
  for (const part of text.split("\n").filter((line) => line.trim() !== "")) {
    const write = () => use(sheet, "regular", size).text(shownOnPaper(part), { width: paperWidth, lineGap });
    tagged(sheet, "P", write, lang);
    sheet.page.y += size * 0.5;
  }
}

type Items = { readonly items: readonly string[]; readonly lang?: string };

function writeItems(sheet: Sheet, { items, lang }: Items): void {
  const { page, tags } = sheet;
  const list = page.struct("L", lang === undefined ? {} : { lang });
  tags.add(list);
  for (const item of items) {
    const words = shownOnPaper(item);
    const height = use(sheet, "regular", size).heightOfString(words, { width: paperWidth - 14, lineGap });
    if (page.y + Math.min(height, 120) > page.page.height - margin) page.addPage();
    const bullet = page.struct("Lbl", {}, () => {
      use(sheet, "regular", size).text("•", margin, page.y, { width: 12 }).moveUp();
    });
    const body = page.struct("LBody", {}, () => {
      page.text(words, margin + 14, page.y, { width: paperWidth - 14, lineGap });
    });
    list.add(page.struct("LI", {}, [bullet, body]));
    page.y += size * 0.25;
  }
  list.end();
  page.x = margin;
  page.y += size * 0.4;
}

/** The mark stands on the right at head and foot (TLP 2.0), the page's number at the foot. Not read out with the text. */
function writeEdges(sheet: Sheet, { foot, mark }: Paper): void {
  const { page } = sheet;
  const pages = page.bufferedPageRange().count;
  for (let number = 1; number <= pages; number++) {
    page.switchToPage(number - 1);
    // Otherwise text this low would start a page of its own.
    page.page.margins.bottom = 0;
    page.markContent("Artifact", { type: "Pagination" });
    for (const y of mark === null ? [] : [12 * millimetre, 297 * millimetre - 15 * millimetre])
      writeMark(sheet, mark!, y);
    use(sheet, "regular", 10)
      .fillColor("black")
      .text(shownOnPaper(`${foot}  ${number}/${pages}`), margin, 297 * millimetre - 14 * millimetre, {
        width: paperWidth * 0.62,
        height: 12,
        ellipsis: true,
        lineBreak: false,
      });
    page.endMarkedContent();
  }
}

function writeMark(sheet: Sheet, mark: NonNullable<Paper["mark"]>, y: number): void {
  const { page } = sheet;
  const points = 12;
  const width = use(sheet, "bold", points).widthOfString(mark.text) + 12;
  const x = 210 * millimetre - margin - width;
  page.rect(x, y - 3, width, points + 8).fill("black");
  page.fillColor(mark.colour).text(mark.text, x + 6, y, { lineBreak: false });
  page.fillColor("black");
}
