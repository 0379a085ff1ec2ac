/** PDF page by page. A page that is only a picture is counted: without character recognition it cannot be read. */
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { type Engine, forgetEngine, pdfEngine } from "./engine.ts";
import { annotationsOf, attachedFiles, type Form, openForm, propertiesOf } from "./extras.ts";
import { pageText } from "./page-text.ts";

export const pdf: Extractor = { types: ["pdf"], extract };

const mostPages = 20_000;

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const bytes = await source.bytes();
  const engine = await pdfEngine();
  const pointer = engine.take(bytes.length);
  try {
    bytes.copy(engine.memory(), pointer);
    const document = engine.call["FPDF_LoadMemDocument"]!(pointer, bytes.length, 0);
    if (document === 0) return refused(engine.call["FPDF_GetLastError"]!());
    try {
      return await readDocument(engine, document, bytes.length, sink);
    } catch (error) {
      forgetEngine();
      throw error;
    } finally {
      engine.call["FPDF_CloseDocument"]!(document);
    }
  } finally {
    engine.give(pointer);
  }
}

function refused(code: number): Ending {
  if (code === 4) return unread("encrypted", "the pdf opens only with a password");
  if (code === 5) return unread("encrypted", "the pdf is locked by a scheme that is not supported");
  return unread("corrupt", "the pdf's structure is damaged");
}

type Tally = { read: number; written: number; pictures: number; failed: number; unmapped: number };

async function readDocument(engine: Engine, document: number, size: number, sink: Sink): Promise<Ending> {
  const pages = engine.call["FPDF_GetPageCount"]!(document);
  const form = openForm(engine, document);
  const tally: Tally = { read: 0, written: 0, pictures: 0, failed: 0, unmapped: 0 };
  // Below the reader's own deadline, so that what was read is kept.
  const until = performance.now() + 20_000 + size / 1_500;
  try {
    for (let i = 0; i < Math.min(pages, mostPages) && performance.now() < until; i++) {
      tally.read++;
      await givePage(engine, document, i, form, tally, sink);
    }
  } finally {
    form?.close();
  }
  const { lines, dates } = propertiesOf(engine, document);
  if (lines.length > 0) {
    const marks = [{ start: 0, place: { part: "properties" } }];
    await sink.passage({ kind: "prose", role: "property", text: lines.join("\n"), marks });
  }
  for (const { name, content } of attachedFiles(engine, document)) {
    if (!(await sink.member(name, content))) {
      return unread("bomb", "the limits on members, their depth or their bytes are reached", {
        pages,
        dates,
      });
    }
  }
  return ending(tally, pages, dates);
}

async function givePage(
  engine: Engine,
  document: number,
  index: number,
  form: Form | null,
  tally: Tally,
  sink: Sink,
): Promise<void> {
  const page = engine.call["FPDF_LoadPage"]!(document, index);
  if (page === 0) {
    tally.failed++;
    return;
  }
  const marks = [{ start: 0, place: { page: index + 1 } }];
  try {
    const text = pageText(engine, page).trimEnd();
    const { fields, notes } = annotationsOf(engine, document, page, form);
    const body = [text, fields.join("\n")].filter((part) => part.trim() !== "").join("\n\n");
    if (isUnmapped(text)) tally.unmapped++;
    // A stamp or a page number upon a scan is not the page's text.
    else if (body.replace(/\s/g, "").length < 20 && hasPicture(engine, page)) tally.pictures++;
    else if (body !== "") tally.written++;
    if (body !== "") await sink.passage({ kind: "prose", role: "body", text: body, marks });
    for (const note of notes) await sink.passage({ kind: "prose", role: "comment", text: note, marks });
  } finally {
    engine.call["FPDF_ClosePage"]!(page);
  }
}

/** Fonts without a table of their characters: the page can be seen but its text cannot be had. */
function isUnmapped(text: string): boolean {
  const odd = text.match(/[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]/g)?.length ?? 0;
  return odd > 20 && odd > text.length * 0.3;
}

function hasPicture(engine: Engine, page: number): boolean {
  const objects = Math.min(1_000, engine.call["FPDFPage_CountObjects"]!(page));
  for (let i = 0; i < objects; i++) {
    const type = engine.call["FPDFPageObj_GetType"]!(engine.call["FPDFPage_GetObject"]!(page, i));
    // Scanners often wrap the picture in a form.
    if (type === 3 || type === 5) return true;
  }
  return false;
}

function ending(tally: Tally, pages: number, dates: readonly string[]): Ending {
  const unseen = tally.pictures + tally.unmapped;
  if (pages === 0 || (tally.failed === tally.read && tally.read > 0)) {
    return unread("corrupt", pages === 0 ? "the pdf has no pages" : "no page of the pdf can be read", {
      pages,
      dates,
    });
  }
  if (tally.written === 0 && unseen > 0) {
    return unread(
      "needs-ocr",
      pages === 1
        ? "its one page has no text that can be read as such"
        : `none of the ${pages} pages has text, ${unseen} have pictures`,
      {
        pages,
        dates,
      },
    );
  }
  return readable(
    [
      tally.pictures > 0 ? `${tally.pictures} of ${pages} pages are pictures without text` : null,
      tally.unmapped > 0 ? `${tally.unmapped} of ${pages} pages have fonts that hide their text` : null,
      tally.failed > 0 ? `${tally.failed} of ${pages} pages are damaged` : null,
      tally.read < pages ? `only the first ${tally.read} of ${pages} pages were read` : null,
    ],
    { pages, dates },
  );
}
