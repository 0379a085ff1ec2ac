/** The same letters by pdfkit, as its manual shows it: the peer. Tagged, A4, the same typeface, no window to hit. */
import { createRequire } from "node:module";
import { type Font, openSync } from "fontkit";
import PDFDocument from "pdfkit";
import type { OutgoingMessage } from "../../src/respond/courier.ts";

const folder = "@expo-google-fonts/atkinson-hyperlegible-next";
const file = createRequire(import.meta.url).resolve(
  `${folder}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`,
);
const parsed = openSync(file) as Font;

/** `fonts`: a path, which pdfkit parses for each document, or the typeface parsed once. */
export function byPdfkit(letters: readonly OutgoingMessage[], fonts: "each" | "once"): Promise<Buffer> {
  const font = (fonts === "each" ? file : parsed) as string;
  const page = new PDFDocument({
    ...{ size: "A4", margin: 62, subset: "PDF/A-2a", pdfVersion: "1.7", tagged: true, lang: "en-GB", font },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve) => {
    page.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => resolve(Buffer.concat(chunks)));
  });
  const root = page.struct("Document");
  page.addStructure(root);
  for (const [at, { name, to, words }] of letters.entries()) {
    if (at > 0) page.addPage();
    const put = (tag: string, text: string, size = 12): void => {
      root.add(page.struct(tag, {}, () => page.fontSize(size).text(text, { lineGap: 2 }).moveDown(0.5)));
    };
    for (const line of [name, ...to.split(", ")]) put("P", line, 11);
    put("H1", words.subject, 16);
    for (const block of words.blocks)
      if (block.kind === "list") for (const item of block.items) put("P", `• ${item}`);
      else put(block.kind === "paragraph" ? "P" : "H2", block.text);
  }
  root.end();
  page.end();
  return finished;
}
