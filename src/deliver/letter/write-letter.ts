/** A notice as a letter: tagged PDF/A, A4, 12 pt, the address where a window envelope (DL) shows it. */
import PDFDocument from "pdfkit";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { type LetterFonts, letterFonts, printable } from "./fonts.ts";

const millimetre = 72 / 25.4;
const margin = 22 * millimetre;
const textWidth = 210 * millimetre - 2 * margin;
/** C5/DL window: 20 mm from the left, 39.5 mm from the top; GOV.UK Notify's letter specification puts it there too. */
const addressTop = 39.5 * millimetre;
const addressLeft = 24.6 * millimetre;
const bodyTop = 95 * millimetre;
const size = 12;

export type Letter = { readonly pdf: Buffer; readonly pages: number };
export type LetterProblem = { readonly kind: "unprintable" | "address-too-long" };

type Page = InstanceType<typeof PDFDocument>;
/** The page that is written on and the structure that a screen reader reads. */
type Sheet = { readonly page: Page; readonly tags: PDFKit.PDFStructureElement };

/** The PDF of one notice. Same message, same bytes. */
export async function writeLetter(message: OutgoingMessage): Promise<Outcome<Letter, LetterProblem>> {
  const fonts = letterFonts();
  const name = printable(message.name, fonts);
  const address = printable(message.to, fonts);
  const blocks = printableBlocks(message, fonts);
  if (name === null || address === null || blocks === null) return failed({ kind: "unprintable" });
  const addressLines = linesOf(name, address);
  // GOV.UK Notify: three to seven lines, the name among them.
  if (addressLines.length > 7) return failed({ kind: "address-too-long" });

  const page = newDocument(message, fonts);
  const written = collect(page);
  const tags = page.struct("Document");
  page.addStructure(tags);
  writeSender({ page, tags }, message, fonts);
  writeAddress({ page, tags }, addressLines, fonts);
  writeBody({ page, tags }, message, blocks, fonts);
  tags.end();
  const pages = page.bufferedPageRange().count;
  page.end();
  return done({ pdf: await written, pages });
}

function printableBlocks(
  { words }: OutgoingMessage,
  fonts: LetterFonts,
): OutgoingMessage["words"]["blocks"] | null {
  const texts = words.blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.text]));
  if (texts.some((text) => printable(text, fonts) === null)) return null;
  const print = (text: string): string => printable(text, fonts)!;
  return words.blocks.map((block) =>
    block.kind === "list"
      ? { ...block, items: block.items.map(print) }
      : { ...block, text: print(block.text) },
  );
}

function linesOf(name: string, address: string): readonly string[] {
  const lines = address.split(/, */).filter((line) => line !== "");
  // Long forms of address: the first lines stand together so that the postcode keeps its own.
  while (lines.length > 6) lines.splice(0, 2, `${lines[0]}, ${lines[1]}`);
  return [name, ...lines];
}

function newDocument({ words, date, from }: OutgoingMessage, { regular }: LetterFonts): Page {
  const document = new PDFDocument({
    size: "A4",
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    displayTitle: true,
    lang: "en-GB",
    bufferPages: true,
    font: regular as unknown as string,
    info: { Title: words.subject, Author: from.name, CreationDate: date, ModDate: date },
  });
  return document.fontSize(size);
}

function collect(page: Page): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    page.on("data", (chunk: Buffer) => chunks.push(chunk));
    page.on("end", () => resolve(Buffer.concat(chunks)));
    page.on("error", reject);
  });
}

function writeSender(
  { page, tags }: Sheet,
  { from, date, personReference }: OutgoingMessage,
  { regular, bold }: LetterFonts,
): void {
  const left = 125 * millimetre;
  const width = 210 * millimetre - margin - left;
  tagged({ page, tags }, "P", () => {
    page
      .font(bold as unknown as string)
      .fontSize(14)
      .text(from.name, margin, margin, { width: textWidth });
    page.font(regular as unknown as string).fontSize(10);
    page.text([...from.address, from.email].join("\n"), left, addressTop, { width, lineGap: 1 });
    page.text(`${longDate(date)}\nReference: ${personReference}`, left, addressTop + 30 * millimetre, {
      width,
    });
  });
}

function writeAddress({ page, tags }: Sheet, lines: readonly string[], { regular }: LetterFonts): void {
  tagged({ page, tags }, "P", () => {
    page.font(regular as unknown as string).fontSize(11);
    page.text(lines.join("\n"), addressLeft, addressTop, { width: 90 * millimetre, lineGap: 1 });
  });
}

function writeBody(
  { page, tags }: Sheet,
  { words }: OutgoingMessage,
  blocks: OutgoingMessage["words"]["blocks"],
  { regular, bold }: LetterFonts,
): void {
  const [greeting, ...rest] = blocks;
  page.x = margin;
  page.y = bodyTop;
  const paragraph = (text: string): void => {
    keepTogether(page, 2 * size);
    tagged({ page, tags }, "P", () => {
      page
        .font(regular as unknown as string)
        .fontSize(size)
        .text(text, { width: textWidth, lineGap: 2 })
        .moveDown(0.6);
    });
  };
  const heading = (tag: "H1" | "H2", text: string): void => {
    keepTogether(page, 4 * size);
    tagged({ page, tags }, tag, () => {
      page.font(bold as unknown as string).fontSize(tag === "H1" ? 15 : 13);
      page.text(text, { width: textWidth }).moveDown(0.4);
    });
  };
  if (greeting?.kind === "paragraph") paragraph(greeting.text);
  heading("H1", words.subject);
  for (const block of greeting?.kind === "paragraph" ? rest : blocks) {
    if (block.kind === "list") writeList({ page, tags }, block.items, regular);
    else if (block.kind === "heading") heading("H2", block.text);
    else paragraph(block.text);
  }
}

function writeList({ page, tags }: Sheet, items: readonly string[], regular: LetterFonts["regular"]): void {
  const list = page.struct("L");
  tags.add(list);
  for (const item of items) {
    keepTogether(page, 3 * size);
    const bullet = page.struct("Lbl", {}, () => {
      page
        .font(regular as unknown as string)
        .fontSize(size)
        .text("•", margin, page.y, { width: 12 })
        .moveUp();
    });
    const body = page.struct("LBody", {}, () => {
      page.text(item, margin + 14, page.y, { width: textWidth - 14, lineGap: 2 }).moveDown(0.25);
    });
    list.add(page.struct("LI", {}, [bullet, body]));
  }
  list.end();
  page.x = margin;
  page.moveDown(0.4);
}

/** A heading never stands alone at a page's foot. */
function keepTogether(page: Page, needed: number): void {
  if (page.y + needed > page.page.height - margin) page.addPage();
}

function tagged({ page, tags }: Sheet, tag: string, write: () => void): void {
  tags.add(page.struct(tag, {}, write));
}

function longDate(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" }).format(date);
}
