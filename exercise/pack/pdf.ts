/** Letters as PDF with text, and a scan as PDF without. */
import PDFDocument from "pdfkit";
import type { Prose } from "../papers/writing.ts";
import type { TrueMention } from "../truth.ts";
import { western } from "./encoding.ts";
import { type Leaf, leaf, placed } from "./leaf.ts";
import { paragraphsOf } from "./text.ts";

export async function pdf(name: string, prose: Prose, year: number): Promise<Leaf> {
  const document = newDocument(year, true);
  const bytes = collected(document);
  const mentions: TrueMention[] = [];
  let page = 1;
  document.on("pageAdded", () => page++);
  document.font("Helvetica").fontSize(11);
  for (const paragraph of paragraphsOf(prose).map(western)) {
    mentions.push(...placed(paragraph, { page }));
    document.text(paragraph.text).moveDown(0.8);
  }
  document.end();
  return leaf(name, await bytes, mentions, year);
}

export async function scannedPdf(
  name: string,
  picture: Buffer,
  mentions: readonly TrueMention[],
  year: number,
): Promise<Leaf> {
  const document = newDocument(year, false);
  const bytes = collected(document);
  document.image(picture, 40, 60, { width: 510 });
  document.end();
  return { ...leaf(name, await bytes, mentions, year), outcome: "needs-ocr" };
}

function newDocument(year: number, compress: boolean): PDFKit.PDFDocument {
  const written = new Date(Date.UTC(year, 2, 4, 10, 20));
  return new PDFDocument({
    size: "A4",
    margin: 56,
    compress,
    info: { CreationDate: written, ModDate: written },
  });
}

function collected(document: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on("data", (part: Buffer) => parts.push(part));
    document.on("end", () => resolve(Buffer.concat(parts)));
    document.on("error", reject);
  });
}
