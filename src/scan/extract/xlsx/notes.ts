/** What is attached to a sheet's cells: comments, threads, text boxes, links. */
import type { Place } from "../../../domain/documents/place.ts";
import type { Sink } from "../extractor.ts";
import { linkText } from "../office/link-text.ts";
import { type OfficePackage, readPart, relationsOf } from "../office/package.ts";
import { columnIndex, columnLetters } from "../table/column.ts";
import type { SheetPart } from "./workbook.ts";

type Note = { readonly place: Place; readonly text: string };

export async function giveNotes(
  pack: OfficePackage,
  sheet: SheetPart & { readonly part: string },
  sink: Sink,
): Promise<void> {
  const notes: Note[] = [];
  for (const relation of (await relationsOf(pack, sheet.part)).values()) {
    if (relation.external) {
      if (/^mailto:/i.test(relation.target)) {
        notes.push({ place: { part: `links of ${sheet.name}` }, text: linkText(relation.target) });
      }
    } else if (/comment/i.test(relation.type)) await readComments(pack, relation.target, sheet.name, notes);
    else if (relation.type === "drawing") await readDrawing(pack, relation.target, sheet.name, notes);
  }
  for (const { place, text } of notes) {
    if (text.trim() === "") continue;
    await sink.passage({ kind: "prose", role: "comment", text: text.trim(), marks: [{ start: 0, place }] });
  }
}

/** Notes and threaded comments have the same shape as far as text goes. */
async function readComments(pack: OfficePackage, part: string, sheet: string, notes: Note[]): Promise<void> {
  let text = "";
  let place: Place = { part };
  let inText = false;
  await readPart(pack, part, {
    open(name, attributes) {
      if (name === "comment" || name === "threadedComment") {
        text = "";
        place = cellPlace(sheet, attributes["ref"] ?? "A1");
      } else if (name === "t" || name === "text") inText = true;
      else if (name === "author") text = "";
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === "comment" || name === "threadedComment") notes.push({ place, text });
      if (name === "t" || name === "text") inText = false;
    },
  });
}

function cellPlace(sheet: string, reference: string): Place {
  const column = Math.max(0, columnIndex(reference));
  return { sheet, row: Number(/\d+/.exec(reference)?.[0] ?? 1), column: columnLetters(column) };
}

async function readDrawing(pack: OfficePackage, part: string, sheet: string, notes: Note[]): Promise<void> {
  let text = "";
  let element = "";
  let inFrom = false;
  let row = 0;
  let column = 0;
  await readPart(pack, part, {
    open(name) {
      element = name;
      if (name === "from") inFrom = true;
      if (/Anchor$/.test(name)) text = "";
    },
    text(piece) {
      if (element === "t") text += piece;
      else if (inFrom && element === "row") row = Number(piece) || 0;
      else if (inFrom && element === "col") column = Number(piece) || 0;
    },
    close(name) {
      element = "";
      if (name === "from") inFrom = false;
      if (name === "p") text += "\n";
      if (/Anchor$/.test(name)) {
        notes.push({ place: { sheet, row: row + 1, column: columnLetters(column) }, text });
        text = "";
      }
    },
  });
}
