import assert from "node:assert/strict";
import test from "node:test";
import { utils, type WorkBook, write } from "@e965/xlsx";
import { contentTypes, packed, relations } from "../office/archive-for-tests.ts";
import { rowText, tryReading } from "../trial.ts";

function written(book: WorkBook): Buffer {
  return write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}

function bookOf(rows: unknown[][], name = "Permits"): WorkBook {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  return book;
}

/** A workbook by hand, for what the library does not write. */
function byHand(sheet: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  return packed({
    "[Content_Types].xml": contentTypes,
    "xl/workbook.xml":
      '<workbook xmlns:r="r"><sheets><sheet name="Permits" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": relations(["rId1", "worksheet", "worksheets/sheet1.xml"]),
    "xl/worksheets/sheet1.xml": `<worksheet>${sheet}</worksheet>`,
    ...more,
  });
}

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

test("xlsx: rows, columns and sheet are named as the spreadsheet shows them", async () => {
  const { type, rows, ending } = await tryReading(
    "a.xlsx",
    written(bookOf([["Name", "Town"], [], ["Ada Okafor", null, "Fulham"]])),
  );
  assert.equal(type, "xlsx");
  assert.deepEqual(rows[1], {
    kind: "row",
    of: "sheet",
    table: "Permits",
    row: 3,
    cells: [
      { column: "A", text: "Ada Okafor" },
      { column: "C", text: "Fulham" },
    ],
    hidden: false,
  });
  assert.deepEqual([ending.outcome, ending.partial], ["readable", false]);
});

const numbers: readonly { name: string; value: number; format: string; text: string; raw?: string }[] = [
  {
    name: "a date is shown as written and ISO beside it",
    value: 39000,
    format: "dd/mm/yyyy",
    text: "10/10/2006",
    raw: "2006-10-10",
  },
  {
    name: "a date in words",
    value: 39000,
    format: "d mmmm yyyy",
    text: "10 October 2006",
    raw: "2006-10-10",
  },
  {
    name: "a date with its time",
    value: 39000.5,
    format: "dd/mm/yyyy hh:mm",
    text: "10/10/2006 12:00",
    raw: "2006-10-10T12:00:00",
  },
  {
    name: "a date before March 1900",
    value: 32,
    format: "dd/mm/yyyy",
    text: "01/02/1900",
    raw: "1900-02-01",
  },
  {
    name: "a sixteen-digit number keeps its digits",
    value: 4929123412341234,
    format: "General",
    text: "4.92912E+15",
    raw: "4929123412341234",
  },
  { name: "leading noughts by format", value: 123, format: "00000", text: "00123", raw: "123" },
  { name: "a phone number without its nought", value: 2079460123, format: "General", text: "2079460123" },
  { name: "money", value: 1234.5, format: '"£"#,##0.00', text: "£1,234.50", raw: "1234.5" },
];
for (const { name, value, format, text, raw } of numbers) {
  test(`xlsx: ${name}`, async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, { "!ref": "A1", A1: { t: "n", v: value, z: format } }, "S");
    const { rows } = await tryReading("a.xlsx", written(book));
    assert.deepEqual(rows[0]!.cells, [{ column: "A", text, ...(raw === undefined ? {} : { raw }) }]);
  });
}

test("xlsx: hidden sheets, rows and columns are read and marked", async () => {
  const book = bookOf([["open"], ["secret row"]]);
  book.Sheets["Permits"]!["!rows"] = [{}, { hidden: true }];
  const columns = utils.aoa_to_sheet([["seen", "secret column"], ["seen"]]);
  columns["!cols"] = [{}, { hidden: true }];
  utils.book_append_sheet(book, columns, "Columns");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["secret sheet"]]), "Away");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 2 }] };
  const { rows } = await tryReading("a.xlsx", written(book));
  assert.deepEqual(
    rows.map((row) => [rowText(row), row.hidden]),
    [
      ["open", false],
      ["secret row", true],
      ["seen | secret column", true],
      ["seen", false],
      ["secret sheet", true],
    ],
  );
});

test("xlsx: a comment stands at its cell", async () => {
  const book = bookOf([["Name"], ["Ada"]]);
  utils.cell_add_comment(book.Sheets["Permits"]!["A2"], "moved to a refuge", "B. Hale");
  const { prose } = await tryReading("a.xlsx", written(book));
  const comment = prose.find((one) => one.role === "comment")!;
  assert.match(comment.text, /moved to a refuge/);
  assert.deepEqual(comment.marks[0]!.place, { sheet: "Permits", row: 2, column: "A" });
});

test("xlsx: who wrote it and when is said", async () => {
  const book = bookOf([["x"]]);
  book.Props = { Author: "Ben Hale", CreatedDate: new Date("2009-03-04T10:00:00Z") };
  const { prose, ending } = await tryReading("a.xlsx", written(book));
  assert.match(prose.find((one) => one.role === "property")!.text, /Author: Ben Hale/);
  assert.ok(ending.dates.includes("2009-03-04"), String(ending.dates));
});

test("xlsx: strings in the cell itself, in runs, with phonetic guides and with escapes", async () => {
  const sheet = `<sheetData><row r="4">${inline("Ada")}<c t="inlineStr"><is><r><t>Ben </t></r><r><t>Hale</t></r><rPh><t>ignored</t></rPh></is></c>${inline("two_x000D_lines")}</row></sheetData>`;
  const { rows } = await tryReading("a.xlsx", await byHand(sheet));
  assert.deepEqual(
    rows.map((row) => [row.row, rowText(row)]),
    [[4, "Ada | Ben Hale | two\rlines"]],
  );
});

test("xlsx: the records behind a pivot table are read as hidden rows", async () => {
  const bytes = await byHand("<sheetData/>", {
    "xl/pivotCache/pivotCacheDefinition1.xml":
      '<d><cacheFields><cacheField name="Tenant"><sharedItems><s v="Ada Okafor"/><s v="Ben Hale"/></sharedItems></cacheField><cacheField name="Born"><sharedItems/></cacheField></cacheFields></d>',
    "xl/pivotCache/pivotCacheRecords1.xml":
      '<p><r><x v="1"/><d v="1980-02-03T00:00:00"/></r><r><x v="0"/><m/></r></p>',
  });
  const { rows } = await tryReading("a.xlsx", bytes);
  assert.deepEqual(
    rows.map((row) => [rowText(row), row.hidden]),
    [
      ["Tenant | Born", true],
      ["Ben Hale | 1980-02-03", true],
      ["Ada Okafor", true],
    ],
  );
});

test("xlsx: a sheet that was taken off the list is still read", async () => {
  const bytes = await byHand("<sheetData/>", {
    "xl/worksheets/sheet9.xml": `<worksheet><sheetData><row r="1">${inline("left behind")}</row></sheetData></worksheet>`,
  });
  const { rows } = await tryReading("a.xlsx", bytes);
  assert.deepEqual(
    rows.map((row) => [rowText(row), row.hidden]),
    [["left behind", true]],
  );
});

test("xlsx: text boxes, links and embedded files are not lost", async () => {
  const bytes = await byHand("<sheetData/>", {
    "xl/worksheets/_rels/sheet1.xml.rels": relations(
      ["rId1", "drawing", "../drawings/drawing1.xml"],
      ["rId2", "hyperlink", "mailto:ada@example.org?subject=x"],
    ),
    "xl/drawings/drawing1.xml":
      "<wsDr><twoCellAnchor><from><col>2</col><row>4</row></from><sp><txBody><p><r><t>ask for Ada</t></r></p></txBody></sp></twoCellAnchor></wsDr>",
    "xl/embeddings/letter.txt": "Dear Ada",
  });
  const { prose, members } = await tryReading("a.xlsx", bytes);
  assert.deepEqual(
    prose.map((one) => [one.text, one.marks[0]!.place]),
    [
      ["ask for Ada", { sheet: "Permits", row: 5, column: "C" }],
      ["ada@example.org", { part: "links of Permits" }],
    ],
  );
  assert.deepEqual(
    members.map((member) => member.name),
    ["letter.txt"],
  );
});

test("xlsx: a sheet that is listed but not there leaves the workbook readable in part", async () => {
  const bytes = await byHand(`<sheetData><row r="1">${inline("here")}</row></sheetData>`, {
    "xl/workbook.xml":
      '<workbook xmlns:r="r"><sheets><sheet name="Permits" r:id="rId1"/><sheet name="Gone" r:id="rId2"/></sheets></workbook>',
  });
  const { rows, ending } = await tryReading("a.xlsx", bytes);
  assert.equal(rows.length, 1);
  assert.match(ending.reason!, /1 of 2 sheets/);
});

test("xlsx: cut short, the rows before the cut are read and the rest is said to be missing", async () => {
  const names = Array.from({ length: 4000 }, (_, i) => [`person ${i}`, (i * 7919) % 1000, i]);
  const bytes = written(bookOf(names));
  const { rows, ending } = await tryReading("a.xlsx", bytes.subarray(0, bytes.length * 0.7));
  assert.ok(ending.partial || ending.outcome === "corrupt");
  assert.ok(ending.outcome === "corrupt" || rows.length > 100, `${rows.length} rows`);
});

test("xlsx: 223 bytes of a workbook end at once as corrupt", async () => {
  const started = performance.now();
  const { type, ending } = await tryReading("a.xlsx", written(bookOf([["x"]])).subarray(0, 223));
  assert.equal(type, "xlsx");
  assert.equal(ending.outcome, "corrupt");
  assert.ok(performance.now() - started < 10_000);
});

test("xlsx: an encrypted workbook is encrypted, not unreadable", async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["x"]]), "S");
  const compound = write(book, { type: "buffer", bookType: "xls" }) as Buffer;
  // The container of an encrypted workbook differs from an old one's by the names at its root.
  const at = compound.indexOf(Buffer.from("Workbook", "utf16le"));
  const name = Buffer.from("EncryptedPackage\0", "utf16le");
  name.copy(compound, at);
  compound.writeUInt16LE(name.length, at + 64);
  const { type, ending } = await tryReading("a.xlsx", compound);
  assert.deepEqual([type, ending.outcome], ["xlsx", "encrypted"]);
});

test("xlsx: a sheet that inflates without end is a bomb", async () => {
  const sheet = `<sheetData>${" ".repeat(60 << 20)}</sheetData>`;
  assert.equal((await tryReading("a.xlsx", await byHand(sheet))).ending.outcome, "bomb");
});
