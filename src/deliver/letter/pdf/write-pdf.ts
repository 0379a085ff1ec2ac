/**
 * Letters as one tagged PDF/A-2a file (ISO 19005-2): what they share (typeface, colours) stands in it once, each letter is a
 * part of its own with its own structure. A letter begins on the front of a sheet where the file is printed on both sides.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { embedTypeface } from "./embed-typeface.ts";
import { type Element, isMark, type LaidOut, type Mark } from "./laid-out.ts";
import { metadata, type PdfAbout } from "./metadata.ts";
import {
  add,
  addPlain,
  addReady,
  addStream,
  finish,
  newPdfFile,
  type PdfFile,
  pdfText,
  reserve,
} from "./pdf-file.ts";
import { noGlyphs, type UsedGlyphs, weights } from "./typeface.ts";

export type WrittenPdf = {
  readonly pdf: Buffer;
  readonly pages: number;
  /** For each letter: its first page, counted from one, and how many sides it has words on. */
  readonly letters: readonly { readonly first: number; readonly pages: number }[];
};

type Document = {
  readonly file: PdfFile;
  readonly catalogue: number;
  readonly pagesNode: number;
  readonly resources: number;
  readonly structure: number;
  readonly pages: number[];
  /** For each page: the elements that its marks belong to. */
  readonly parents: number[][];
};

export function writePdf(
  letters: readonly LaidOut[],
  about: PdfAbout,
  { fronts }: { readonly fronts: boolean },
): WrittenPdf {
  const document = newDocument();
  const places: { first: number; pages: number }[] = [];
  const parts: number[] = [];
  const whole = reserve(document.file);
  for (const letter of letters) {
    const first = document.pages.length;
    for (const { drawing } of letter.pages) addPage(document, drawing.join("\n"));
    // Not the back of the letter before: each is folded into its own envelope.
    if (fronts && document.pages.length % 2 === 1) addPage(document, "");
    parts.push(addElement(document, letter.element, whole, first));
    places.push({ first: first + 1, pages: letter.pages.length });
  }
  const bookmarks = letters.length > 1 ? addBookmarks(document, letters, places) : null;
  addShared(document, letters, whole, parts);
  const info = addAbout(document, about, bookmarks);
  return {
    pdf: finish(document.file, document.catalogue, info),
    pages: document.pages.length,
    letters: places,
  };
}

function newDocument(): Document {
  const file = newPdfFile();
  return {
    file,
    catalogue: reserve(file),
    pagesNode: reserve(file),
    resources: reserve(file),
    structure: reserve(file),
    pages: [],
    parents: [],
  };
}

const a4 = "[0 0 595.28 841.89]";

function addPage({ file, pagesNode, resources, pages, parents }: Document, drawing: string): void {
  const page = reserve(file);
  const content = reserve(file);
  addStream(file, content, drawing);
  const structure = drawing === "" ? "" : ` /StructParents ${parents.length} /Tabs /S`;
  add(
    file,
    page,
    `<< /Type /Page /Parent ${pagesNode} 0 R /MediaBox ${a4} /Resources ${resources} 0 R /Contents ${content} 0 R${structure} >>`,
  );
  pages.push(page);
  parents.push([]);
}

function addElement(document: Document, element: Element, parent: number, firstPage: number): number {
  const { file, pages, parents } = document;
  const number = reserve(file);
  const home = element.of.find(isMark)?.page;
  const children = element.of.map((child) => {
    if (!isMark(child)) return `${addElement(document, child, number, firstPage)} 0 R`;
    const page = firstPage + child.page;
    parents[page]![child.mark] = number;
    return markOf(child, home, pages[page]!);
  });
  const lang = element.lang === undefined ? "" : ` /Lang (${element.lang})`;
  const onPage = home === undefined ? "" : ` /Pg ${pages[firstPage + home]} 0 R`;
  const list = element.tag === "L" ? " /A << /O /List /ListNumbering /Disc >>" : "";
  add(
    file,
    number,
    `<< /Type /StructElem /S /${element.tag} /P ${parent} 0 R${onPage}${lang}${list} /K [${children.join(" ")}] >>`,
  );
  return number;
}

function markOf({ page, mark }: Mark, home: number | undefined, pageObject: number): string {
  return page === home ? String(mark) : `<< /Type /MCR /Pg ${pageObject} 0 R /MCID ${mark} >>`;
}

/** By which staff and the printer find a letter in a long file. */
function addBookmarks(
  { file, pages }: Document,
  letters: readonly LaidOut[],
  places: readonly { readonly first: number }[],
): number {
  const root = reserve(file);
  const items = letters.map(() => reserve(file));
  for (const [at, item] of items.entries()) {
    const before = at > 0 ? ` /Prev ${items[at - 1]} 0 R` : "";
    const after = at < items.length - 1 ? ` /Next ${items[at + 1]} 0 R` : "";
    const page = pages[places[at]!.first - 1];
    add(
      file,
      item,
      `<< /Title ${pdfText(`${at + 1}: ${letters[at]!.label}`)} /Parent ${root} 0 R${before}${after} /Dest [${page} 0 R /Fit] >>`,
    );
  }
  add(
    file,
    root,
    `<< /Type /Outlines /First ${items[0]} 0 R /Last ${items.at(-1)} 0 R /Count ${items.length} >>`,
  );
  return root;
}

function addShared(
  { file, pagesNode, resources, structure, pages, parents }: Document,
  letters: readonly LaidOut[],
  whole: number,
  parts: readonly number[],
): void {
  const used = together(letters);
  const fonts = weights.map((weight) => `/${weight} ${embedTypeface(file, weight, used)} 0 R`);
  add(file, resources, `<< /Font << ${fonts.join(" ")} >> >>`);
  const kids = pages.map((page) => `${page} 0 R`).join(" ");
  add(file, pagesNode, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  const tree = reserve(file);
  const nums = parents.flatMap((marks, page) =>
    marks.length === 0 ? [] : [`${page} [${marks.map((element) => `${element} 0 R`).join(" ")}]`],
  );
  add(file, tree, `<< /Nums [${nums.join(" ")}] >>`);
  const kidsOfWhole = parts.map((part) => `${part} 0 R`).join(" ");
  add(file, whole, `<< /Type /StructElem /S /Document /P ${structure} 0 R /K [${kidsOfWhole}] >>`);
  add(
    file,
    structure,
    `<< /Type /StructTreeRoot /K [${whole} 0 R] /ParentTree ${tree} 0 R /ParentTreeNextKey ${parents.length} >>`,
  );
}

function together(letters: readonly LaidOut[]): UsedGlyphs {
  const used = noGlyphs();
  for (const letter of letters)
    for (const weight of weights)
      for (const [id, flag] of letter.used[weight].entries()) if (flag === 1) used[weight][id] = 1;
  return used;
}

let colours: Buffer | null = null;

/** The number of what the file says about itself, in the old form; the new form says the same (6.6.3). */
function addAbout(
  { file, catalogue, pagesNode, structure }: Document,
  about: PdfAbout,
  bookmarks: number | null,
): number {
  const [xmp, profile, info] = [reserve(file), reserve(file), reserve(file)];
  const { text, dictionary } = metadata(about);
  addStream(file, xmp, Buffer.from(text), " /Type /Metadata /Subtype /XML", false);
  colours ??= deflateSync(
    readFileSync(
      join(dirname(createRequire(import.meta.url).resolve("pdfkit")), "data/sRGB_IEC61966_2_1.icc"),
    ),
  );
  addReady(file, profile, colours, " /N 3 /Filter /FlateDecode");
  addPlain(file, info, dictionary);
  const outline = bookmarks === null ? "" : ` /Outlines ${bookmarks} 0 R`;
  addPlain(
    file,
    catalogue,
    `<< /Type /Catalog /Pages ${pagesNode} 0 R /StructTreeRoot ${structure} 0 R /MarkInfo << /Marked true >> /Lang (${about.lang}) /ViewerPreferences << /DisplayDocTitle true >> /Metadata ${xmp} 0 R${outline} /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${profile} 0 R >>] >>`,
  );
  return info;
}
