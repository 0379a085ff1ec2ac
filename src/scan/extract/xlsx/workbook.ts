/** Which sheets a workbook lists, where they are, and which are hidden. */
import { type OfficePackage, readPart, relationsOf } from "../office/package.ts";

export type SheetPart = { readonly name: string; readonly part: string | null; readonly hidden: boolean };

export type Workbook = {
  readonly sheets: readonly SheetPart[];
  /** Dates count from 1904, as on old Macs. */
  readonly from1904: boolean;
};

export async function readWorkbook(pack: OfficePackage): Promise<Workbook> {
  const relations = await relationsOf(pack, "xl/workbook.xml");
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readPart(pack, "xl/workbook.xml", {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      sheets.push({
        name: attributes["name"] ?? `Sheet${sheets.length + 1}`,
        part: relations.get(attributes["id"] ?? "")?.target ?? null,
        hidden: (attributes["state"] ?? "visible") !== "visible",
      });
    },
  });
  return { sheets: [...sheets, ...unlisted(pack, sheets)], from1904 };
}

/** Sheets that were deleted from the list but not from the file, or whose list is gone. */
function unlisted(pack: OfficePackage, sheets: readonly SheetPart[]): SheetPart[] {
  const known = new Set(sheets.map((sheet) => sheet.part));
  const found: SheetPart[] = [];
  for (const part of pack.parts.keys()) {
    const file = /^xl\/worksheets\/([^/]+)\.xml$/.exec(part)?.[1];
    if (file !== undefined && !known.has(part)) found.push({ name: file, part, hidden: true });
  }
  return found;
}
