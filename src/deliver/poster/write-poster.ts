/** A poster as a tagged PDF/A on A4 or A3: the name, one sentence, a QR code and the address in words. Same words, same bytes. */
import PDFDocument from "pdfkit";
import { encode } from "uqr";
import { letterFonts } from "../letter/fonts.ts";
import { millimetre, type Page, type Sheet, tagged, use } from "../letter/sheet.ts";
import { shownOnPaper } from "../paper/shown-on-paper.ts";
import { collect } from "../paper/write-paper.ts";
import type { PosterPaper } from "./poster.ts";

/** Undated: a poster that says the same is the same. */
const madeAt = new Date("2020-01-01T00:00:00Z");
/** Everything is measured for A4; A3 is the same, larger by the root of two. */
const edge = 18 * millimetre;
const band = 46 * millimetre;
const code = 104 * millimetre;

export async function writePoster(poster: PosterPaper): Promise<Uint8Array> {
  const page = newDocument(poster);
  const written = collect(page);
  const tags = page.struct("Document");
  page.addStructure(tags);
  const scale = poster.size === "A3" ? Math.SQRT2 : 1;
  const width = page.page.width / scale;
  page.scale(scale);
  const sheet: Sheet = { page, tags, fonts: letterFonts() };
  writeName(sheet, poster, width);
  page.fillColor("#0b0c0c");
  let y = band + 12 * millimetre;
  y = line(sheet, "H1", "bold", poster.title, { y, points: 40, most: 100, width }) + 4 * millimetre;
  y = line(sheet, "P", "regular", poster.sentence, { y, points: 21, most: 80, width }) + 7 * millimetre;
  y = line(sheet, "P", "bold", poster.scan, { y, points: 17, most: 24, width }) + 2 * millimetre;
  // Its white edge reaches into the margin, so that its black stands in line with the words.
  writeCode(sheet, poster, y);
  y += code + 3 * millimetre;
  y = line(sheet, "P", "regular", poster.type, { y, points: 17, most: 24, width }) + 1 * millimetre;
  y = line(sheet, "P", "bold", poster.shown, { y, points: 24, most: 40, width }) + 3 * millimetre;
  if (poster.call !== "") line(sheet, "P", "regular", poster.call, { y, points: 17, most: 40, width });
  tags.end();
  page.end();
  return await written;
}

function newDocument({ size, lang, name, title }: PosterPaper): Page {
  return new PDFDocument({
    size,
    margin: 0,
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    displayTitle: true,
    lang,
    font: letterFonts().regular as unknown as string,
    info: { Title: shownOnPaper(title), Author: shownOnPaper(name), CreationDate: madeAt, ModDate: madeAt },
  });
}

function writeName(sheet: Sheet, { name, colour }: PosterPaper, width: number): void {
  const { page } = sheet;
  page.markContent("Artifact", { type: "Layout" });
  page.rect(0, 0, width, band).fill(colour);
  page.endMarkedContent();
  page.fillColor("white");
  const words = shownOnPaper(name).replaceAll("\n", " ");
  const room = { width: width - 2 * edge, height: band - 16 * millimetre };
  const points = sizeFor(sheet, "bold", words, 30, room);
  const height = use(sheet, "bold", points).heightOfString(words, room);
  tagged(sheet, "P", () =>
    use(sheet, "bold", points).text(words, edge, (band - height) / 2, { ...room, ellipsis: true }),
  );
}

type Room = { readonly y: number; readonly points: number; readonly most: number; readonly width: number };

/** Where it ends. Long words are set smaller, down to what can still be read from two steps away. */
function line(sheet: Sheet, tag: string, weight: "regular" | "bold", text: string, room: Room): number {
  const words = shownOnPaper(text).replaceAll("\n", " ");
  const box = { width: room.width - 2 * edge, height: room.most };
  const points = sizeFor(sheet, weight, words, room.points, box);
  const font = use(sheet, weight, points);
  const height = Math.min(font.heightOfString(words, { width: box.width }), box.height + points);
  tagged(sheet, tag, () => font.text(words, edge, room.y, { width: box.width, height, ellipsis: true }));
  return room.y + height;
}

function sizeFor(
  sheet: Sheet,
  weight: "regular" | "bold",
  words: string,
  largest: number,
  box: { readonly width: number; readonly height: number },
): number {
  const longest = Math.max(...words.split(" ").map((word) => word.length));
  for (let points = largest; points > 11; points -= 1) {
    const font = use(sheet, weight, points);
    const widest = words.split(" ").find((word) => word.length === longest) ?? "";
    const fits = font.heightOfString(words, { width: box.width }) <= box.height;
    if (fits && font.widthOfString(widest) <= box.width) return points;
  }
  return 11;
}

function writeCode(sheet: Sheet, { address, shown }: PosterPaper, top: number): void {
  const { page, tags } = sheet;
  const { data, size } = encode(address, { ecc: "Q", border: 4 });
  const square = code / size;
  const left = edge - 4 * square;
  tags.add(
    page.struct("Figure", { alt: shownOnPaper(shown) }, () => {
      // A hair wider than a square: printers leave no white between them.
      for (const [y, row] of data.entries())
        for (const [x, dark] of row.entries())
          if (dark) page.rect(left + x * square, top + y * square, square + 0.05, square + 0.05);
      page.fill("#000000");
    }),
  );
  page.fillColor("#0b0c0c");
}
