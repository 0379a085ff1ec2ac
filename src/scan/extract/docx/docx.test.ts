import assert from "node:assert/strict";
import test from "node:test";
import { contentTypes, packed, relations } from "../office/archive-for-tests.ts";
import { rowText, tryReading } from "../trial.ts";

function letter(body: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  return packed({
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations(["rId1", "officeDocument", "word/document.xml"]),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:r="r"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...content: string[]) => `<w:p>${content.join("")}</w:p>`;
const table = (...rows: (readonly string[])[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

test("docx: paragraphs come in order, runs joined, each with its number; blank ones part blocks", async () => {
  const { type, prose, ending } = await tryReading(
    "a.docx",
    await letter(paragraph(run("Dear "), run("Ada")) + paragraph() + paragraph(run("one&amp;two"))),
  );
  assert.equal(type, "docx");
  assert.equal(prose[0]!.text, "Dear Ada\n\none&two");
  assert.deepEqual(prose[0]!.marks, [
    { start: 0, place: { paragraph: 1 } },
    { start: 10, place: { paragraph: 3 } },
  ]);
  assert.deepEqual([ending.outcome, ending.partial], ["readable", false]);
});

test("docx: a list is given row by row", async () => {
  const { rows } = await tryReading(
    "a.docx",
    await letter(table(["Name", "Phone"], ["Ada Okafor", "020 7946 0123"], ["Ben Hale", "020 7946 0456"])),
  );
  assert.deepEqual(
    rows.map((row) => [row.table, row.row, rowText(row)]),
    [
      ["Table 1", 1, "Name | Phone"],
      ["Table 1", 2, "Ada Okafor | 020 7946 0123"],
      ["Table 1", 3, "Ben Hale | 020 7946 0456"],
    ],
  );
});

test("docx: a form is given as lines of label and value, with the cell of each", async () => {
  const { rows, prose } = await tryReading(
    "a.docx",
    await letter(
      table(["Full name", "Ada Okafor"], ["Date of birth:", "3 Feb 1980"], ["Address", "1 High St"]),
    ),
  );
  assert.equal(rows.length, 0);
  assert.equal(prose[0]!.text, "Full name: Ada Okafor\nDate of birth: 3 Feb 1980\nAddress: 1 High St");
  assert.deepEqual(prose[0]!.marks[1], { start: 22, place: { table: "Table 1", row: 2, column: "B" } });
});

test("docx: merged cells keep the columns of the others, and tables within cells are tables of their own", async () => {
  const body = `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph(run("wide"))}</w:tc><w:tc>${table(["in", "ner"], ["a", "b"])}${paragraph(run("third"))}</w:tc></w:tr></w:tbl>`;
  const { rows } = await tryReading("a.docx", await letter(body));
  assert.deepEqual(
    rows.map((row) => [row.table, rowText(row)]),
    [
      ["Table 2", "in | ner"],
      ["Table 2", "a | b"],
      ["Table 1", "wide | third"],
    ],
  );
  assert.equal(rows[2]!.cells[1]!.column, "C");
});

test("docx: a tracked deletion is read in its former sentence, and the new one has no seam", async () => {
  const body = paragraph(
    run("Rent is "),
    `<w:del w:author="Ben Hale"><w:r><w:delText>£300</w:delText></w:r></w:del>`,
    `<w:ins w:author="Cy Marsh">${run("£310")}</w:ins>`,
    run(" a week."),
  );
  const { prose } = await tryReading("a.docx", await letter(body));
  assert.deepEqual(
    prose.map((one) => [one.role, one.text]),
    [
      ["body", "Rent is £310 a week."],
      ["comment", "Rent is £300 a week."],
      ["property", "Author of a comment or change: Ben Hale\nAuthor of a comment or change: Cy Marsh"],
    ],
  );
});

test("docx: headers, footers, notes and comments are read and named", async () => {
  const part = (kind: string, text: string) => `<w:${kind} xmlns:w="w">${paragraph(run(text))}</w:${kind}>`;
  const { prose } = await tryReading(
    "a.docx",
    await letter(paragraph(run("body")), {
      "word/header1.xml": part("hdr", "Case 17"),
      "word/footer2.xml": part("ftr", "Housing"),
      "word/footnotes.xml": `<w:footnotes xmlns:w="w"><w:footnote>${paragraph(run("see Ada"))}</w:footnote></w:footnotes>`,
      "word/comments.xml": `<w:comments xmlns:w="w"><w:comment w:author="Ben">${paragraph(run("ask her"))}</w:comment></w:comments>`,
    }),
  );
  assert.deepEqual(
    prose.map((one) => [one.role, one.text, one.marks[0]!.place]),
    [
      ["body", "body", { paragraph: 1 }],
      ["body", "Housing", { part: "footer2" }],
      ["body", "Case 17", { part: "header1" }],
      ["body", "see Ada", { part: "footnotes" }],
      ["comment", "ask her", { part: "comments" }],
      ["property", "Author of a comment or change: Ben", { part: "authors of comments and changes" }],
    ],
  );
});

test("docx: a text box is read once, though it is written twice", async () => {
  const box = `<w:txbxContent>${paragraph(run("in the box"))}</w:txbxContent>`;
  const body = paragraph(
    run("around"),
    `<mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`,
  );
  assert.equal((await tryReading("a.docx", await letter(body))).prose[0]!.text, "in the box\naround");
});

test("docx: the address behind a link is read beside its name", async () => {
  const body = paragraph(`<w:hyperlink r:id="rId5">${run("Ada")}</w:hyperlink>`);
  const { prose } = await tryReading(
    "a.docx",
    await letter(body, {
      "word/_rels/document.xml.rels": relations(["rId5", "hyperlink", "mailto:ada@example.org"]),
    }),
  );
  assert.equal(prose[0]!.text, "Ada <ada@example.org>");
});

test("docx: properties give names and dates, embedded files are members", async () => {
  const { prose, members, ending } = await tryReading(
    "a.docx",
    await letter(paragraph(run("x")), {
      "docProps/core.xml":
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>Ben Hale</dc:creator><dcterms:created>2008-05-06T07:08:09Z</dcterms:created></cp:coreProperties>',
      "word/embeddings/list.xlsx": "not really",
    }),
  );
  assert.equal(prose[1]!.text, "Author: Ben Hale");
  assert.deepEqual(ending.dates, ["2008-05-06"]);
  assert.deepEqual(
    members.map((member) => member.name),
    ["list.xlsx"],
  );
});

test("docx: nothing but pictures needs character recognition", async () => {
  const bytes = await letter(paragraph(), { "word/media/image1.png": "x" });
  assert.equal((await tryReading("scan.docx", bytes)).ending.outcome, "needs-ocr");
});

test("docx: cut short, what is left is read and the loss is said", async () => {
  const words = Array.from({ length: 5000 }, (_, i) => paragraph(run(`sentence ${i} ${(i * 7919) % 997}`)));
  const whole = await letter(words.join(""));
  const { prose, ending } = await tryReading("a.docx", whole.subarray(0, whole.length * 0.6));
  assert.match(prose[0]!.text, /^sentence 0 /);
  assert.deepEqual([ending.outcome, ending.partial], ["readable", true]);
});

test("docx: without its main part it is corrupt", async () => {
  const bytes = await letter(paragraph(run("x")));
  assert.equal((await tryReading("a.docx", bytes.subarray(0, 100))).ending.outcome, "corrupt");
});

test("docx: a small file that inflates to 100 MB is a bomb", async () => {
  const bytes = await letter(`<w:p>${run(" ".repeat(60 << 20))}</w:p>`);
  assert.equal((await tryReading("a.docx", bytes)).ending.outcome, "bomb");
});

test("docx: a hundred thousand tables within tables are read without a crash", async () => {
  const deep = 100_000;
  const bytes = await letter(
    "<w:tbl><w:tr><w:tc>".repeat(deep) + paragraph(run("deep")) + "</w:tc></w:tr></w:tbl>".repeat(deep),
  );
  assert.match((await tryReading("a.docx", bytes)).text, /deep/);
});
