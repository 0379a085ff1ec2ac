/** A notice as a letter: tagged PDF/A, A4, 12 pt, the address where a window envelope (DL) shows it. */
import PDFDocument from "pdfkit";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { ukDate } from "../../domain/uk-time/in-words.ts";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { type LetterFonts, letterFonts, printable } from "./fonts.ts";
import { margin, millimetre, type Page, type Sheet, size, tagged, use } from "./sheet.ts";
import { writeBody } from "./write-body.ts";

/** GOV.UK Notify's letter specification: the window of a C5 or DL envelope shows this and nothing else. */
const address = {
  left: 24.6 * millimetre,
  top: 40 * millimetre,
  width: 95.4 * millimetre,
  height: 26.2 * millimetre,
};
const bodyTop = 95 * millimetre;

export type Letter = { readonly pdf: Buffer; readonly pages: number };
export type LetterProblem = { readonly kind: "unprintable" | "address-too-long" };

/** The PDF of one notice. Same message, same bytes. */
export async function writeLetter(message: OutgoingMessage): Promise<Outcome<Letter, LetterProblem>> {
  const fonts = letterFonts();
  const name = printable(message.name, fonts);
  const to = printable(message.to, fonts);
  const blocks = printableBlocks(message, fonts);
  if (name === null || to === null || blocks === null) return failed({ kind: "unprintable" });
  const addressLines = linesOf(name, to);
  // GOV.UK Notify: three to seven lines, the name among them.
  if (addressLines.length > 7) return failed({ kind: "address-too-long" });

  const page = newDocument(message, fonts);
  const addressSize = sizeInWindow(page, addressLines);
  if (addressSize === null) return failed({ kind: "address-too-long" });
  const written = collect(page);
  const tags = page.struct("Document");
  page.addStructure(tags);
  const sheet: Sheet = { page, tags, fonts };
  const senderEnd = writeSender(sheet, message);
  writeAddress(sheet, addressLines, addressSize);
  page.x = margin;
  page.y = Math.max(bodyTop, senderEnd + 5 * millimetre);
  writeBody(sheet, message.words.subject, blocks);
  tags.end();
  const pages = page.bufferedPageRange().count;
  writeFoot(sheet, message, pages);
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

function linesOf(name: string, to: string): readonly string[] {
  const lines = to.split(/, */).filter((line) => line !== "");
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

/** The largest that shows every line in the window; null where even small print would not fit. */
function sizeInWindow(page: Page, lines: readonly string[]): number | null {
  for (let points = 11; points >= 7; points -= 0.5) {
    const height = page.fontSize(points).heightOfString(lines.join("\n"), { width: address.width });
    if (height <= address.height) return points;
  }
  return null;
}

function collect(page: Page): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    page.on("data", (chunk: Buffer) => chunks.push(chunk));
    page.on("end", () => resolve(Buffer.concat(chunks)));
    page.on("error", reject);
  });
}

/** Where it ends on the page. */
function writeSender(
  sheet: Sheet,
  { from, date, reference, personReference, words }: OutgoingMessage,
): number {
  const { page } = sheet;
  const left = 125 * millimetre;
  const width = 210 * millimetre - margin - left;
  tagged(sheet, "P", () => {
    use(sheet, "bold", 14).text(from.name, margin, margin, { width: 210 * millimetre - 2 * margin });
  });
  page.x = left;
  page.y = address.top;
  const line = (text: string): void =>
    tagged(sheet, "P", () => use(sheet, "regular", 11).text(text, { width, lineGap: 1 }));
  for (const text of [...from.address, from.email]) line(text);
  page.y += 3 * millimetre;
  line(ukDate(date));
  line(words.letter?.reference ?? personReference ?? reference);
  return page.y;
}

function writeAddress(sheet: Sheet, lines: readonly string[], points: number): void {
  sheet.page.x = address.left;
  sheet.page.y = address.top;
  for (const text of lines) {
    tagged(sheet, "P", () => use(sheet, "regular", points).text(text, { width: address.width }));
  }
}

/** Which page of how many, and whose, so that sheets that fall apart find together. Not read out with the letter. */
function writeFoot(
  sheet: Sheet,
  { words, reference, personReference }: OutgoingMessage,
  pages: number,
): void {
  const { page } = sheet;
  const foot = words.letter?.foot ?? `${personReference ?? reference}  {page}/{pages}`;
  for (let number = 1; number <= pages; number++) {
    page.switchToPage(number - 1);
    page.page.margins.bottom = 0; // otherwise text this low would start a page of its own
    page.markContent("Artifact", { type: "Pagination" });
    use(sheet, "regular", 10).text(
      foot.replace("{page}", String(number)).replace("{pages}", String(pages)),
      margin,
      297 * millimetre - 15 * millimetre,
      { width: 210 * millimetre - 2 * margin, align: "right", lineBreak: false },
    );
    page.endMarkedContent();
  }
}
