/** Excel workbooks of any size, streamed: every sheet, hidden ones too, comments, drawings, pivot caches, properties. */
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { giveEmbedded, type OfficePackage, openPackage } from "../office/package.ts";
import { giveProperties } from "../office/properties.ts";
import { giveCaches } from "./cache.ts";
import { giveNotes } from "./notes.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { giveSheet } from "./sheet.ts";
import { readStyles } from "./styles.ts";
import { readWorkbook, type SheetPart } from "./workbook.ts";

export const xlsx: Extractor = { types: ["xlsx"], extract };

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const pack = await openPackage(await source.bytes(), /^xl\/(workbook|worksheets\/)/, "workbook");
  if ("outcome" in pack) return pack;
  const workbook = await readWorkbook(pack);
  const strings = await readSharedStrings(pack);
  const styles = await readStyles(pack, workbook.from1904);
  let missing = 0;
  for (const sheet of workbook.sheets) {
    if (sheet.part === null || !pack.parts.has(sheet.part)) missing++;
    else {
      await giveSheet(pack, sheet as SheetPart & { part: string }, strings, styles, sink);
      await giveNotes(pack, sheet as SheetPart & { part: string }, sink);
    }
  }
  await giveCaches(pack, sink);
  const dates = await giveProperties(pack, sink);
  const fits = await giveEmbedded(pack, /^xl\/embeddings\//, sink);
  return ending(pack, workbook.sheets.length, missing, fits, dates);
}

function ending(
  pack: OfficePackage,
  listed: number,
  missing: number,
  fits: boolean,
  dates: readonly string[],
): Ending {
  if (pack.bomb !== null) return unread("bomb", pack.bomb, { dates });
  if (!fits)
    return unread("bomb", "the limits on members, their depth or their bytes are reached", { dates });
  if (missing > 0 && missing === listed) {
    return unread("corrupt", `none of the ${listed} sheets that the workbook lists is there`, { dates });
  }
  const short = missing > 0 ? `${missing} of ${listed} sheets that the workbook lists are not there` : null;
  return readable([...pack.faults, short], { dates });
}
