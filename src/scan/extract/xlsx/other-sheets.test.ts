import assert from "node:assert/strict";
import test from "node:test";
import { type BookType, utils, write } from "@e965/xlsx";
import { packed } from "../office/archive-for-tests.ts";
import { rowText, tryReading } from "../trial.ts";

function written(bookType: BookType): Buffer {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ["Name", "Born"],
    ["Ada Okafor", 29254],
    ["card", 4929123412341234],
  ]);
  sheet["B2"].z = "dd/mm/yyyy";
  utils.book_append_sheet(book, sheet, "Permits");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["kept back"]]), "Away");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return write(book, { type: "buffer", bookType, compression: true }) as Buffer;
}

for (const type of ["xls", "xlsb", "ods"] as const) {
  test(`${type}: rows, dates, long numbers`, async () => {
    const trial = await tryReading(`a.${type}`, written(type));
    assert.equal(trial.type, type);
    assert.equal(trial.ending.outcome, "readable");
    assert.equal(trial.rows[1]!.cells[0]!.text, "Ada Okafor");
    assert.equal(trial.rows[1]!.cells[1]!.raw, "1980-02-03");
    assert.equal(trial.rows[2]!.cells[1]!.raw ?? trial.rows[2]!.cells[1]!.text, "4929123412341234");
    assert.equal(rowText(trial.rows[3]!), "kept back");
  });
}

test("xls and xlsb: hidden sheets are marked", async () => {
  for (const type of ["xls", "xlsb"] as const) {
    const { rows } = await tryReading(`a.${type}`, written(type));
    assert.deepEqual(
      rows.map((row) => row.hidden),
      [false, false, false, true],
    );
  }
});

test("xlsb and ods: cut short they are corrupt at once", async () => {
  for (const type of ["xlsb", "ods"] as const) {
    const bytes = written(type);
    const { ending } = await tryReading(`a.${type}`, bytes.subarray(0, bytes.length * 0.6));
    assert.equal(ending.outcome, "corrupt");
  }
});

test("ods: encrypted parts are noticed", async () => {
  const bytes = await packed({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
    "content.xml": "not readable",
  });
  const { ending } = await tryReading("a.ods", bytes);
  assert.notEqual(ending.outcome, "readable");
});
