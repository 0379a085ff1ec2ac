import assert from "node:assert/strict";
import test from "node:test";
import PDFDocument from "pdfkit";
import { tryReading } from "../trial.ts";

type Options = ConstructorParameters<typeof PDFDocument>[0];

async function drawn(draw: (page: PDFKit.PDFDocument) => void, options: Options = {}): Promise<Buffer> {
  const document = new PDFDocument({ compress: true, ...options });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on("end", resolve));
  draw(document);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("pdf: text comes page by page, and pages are counted", async () => {
  const bytes = await drawn((pdf) => pdf.text("Dear Ada").addPage().text("Yours, Ben"));
  const { type, prose, ending } = await tryReading("a.pdf", bytes);
  assert.equal(type, "pdf");
  const body = prose.filter((one) => one.role === "body");
  assert.deepEqual(
    body.map((one) => [one.text, one.marks[0]!.place]),
    [
      ["Dear Ada", { page: 1 }],
      ["Yours, Ben", { page: 2 }],
    ],
  );
  assert.deepEqual([ending.outcome, ending.partial, ending.pages], ["readable", false, 2]);
});

test("pdf: lines stay lines, and a gap between blocks becomes a blank line", async () => {
  const bytes = await drawn((pdf) =>
    pdf.text("Ada Okafor\n1 High Street\nLondon").moveDown(2).text("Ben Hale\n2 Low Road"),
  );
  const { prose } = await tryReading("a.pdf", bytes);
  assert.equal(
    prose[0]!.text.replace(/ +$/gm, ""),
    "Ada Okafor\n1 High Street\nLondon\n\nBen Hale\n2 Low Road",
  );
});

test("pdf: properties give names and dates", async () => {
  const info = { Author: "Ben Hale", CreationDate: new Date("2010-04-05T12:00:00Z") };
  const { prose, ending } = await tryReading("a.pdf", await drawn((pdf) => pdf.text("x"), { info }));
  assert.match(prose.find((one) => one.role === "property")!.text, /Author: Ben Hale/);
  assert.ok(ending.dates.includes("2010-04-05"), String(ending.dates));
});

test("pdf: what was filled into a form, notes and links are read", async () => {
  const bytes = await drawn((pdf) => {
    pdf.text("Application");
    pdf.initForm();
    pdf.formText("surname", 100, 200, 200, 20, { value: "Okafor" });
    pdf.note(10, 10, 20, 20, "ring her sister");
    pdf.link(10, 40, 20, 20, "mailto:ada@example.org");
  });
  const { prose } = await tryReading("a.pdf", bytes);
  assert.match(prose[0]!.text, /^Application\s+surname: Okafor$/);
  const comments = prose.filter((one) => one.role === "comment").map((one) => one.text);
  assert.deepEqual(comments, ["ring her sister", "ada@example.org"]);
});

test("pdf: attached files are members", async () => {
  const bytes = await drawn((pdf) => {
    pdf.text("see attached");
    pdf.file(Buffer.from("a,b\n1,2\n"), { name: "list.csv" });
  });
  const { members } = await tryReading("a.pdf", bytes);
  assert.deepEqual(
    members.map((one) => [one.name, one.content.toString()]),
    [["list.csv", "a,b\n1,2\n"]],
  );
});

test("pdf: only pictures need character recognition", async () => {
  const bytes = await drawn((pdf) => pdf.image(picture, 0, 0, { width: 400 }).addPage().image(picture, 0, 0));
  const { ending } = await tryReading("scan.pdf", bytes);
  assert.deepEqual([ending.outcome, ending.pages], ["needs-ocr", 2]);
});

test("pdf: one page of three that is a picture leaves it readable in part", async () => {
  const bytes = await drawn((pdf) =>
    pdf
      .text("a first page with words on it")
      .addPage()
      .image(picture, 0, 0)
      .addPage()
      .text("a third page with words"),
  );
  const { ending } = await tryReading("a.pdf", bytes);
  assert.deepEqual([ending.outcome, ending.partial], ["readable", true]);
  assert.match(ending.reason!, /1 of 3 pages/);
});

test("pdf: with a password to open it is encrypted; with one only to change it, readable", async () => {
  const locked = await drawn((pdf) => pdf.text("x"), { userPassword: "a", ownerPassword: "b" });
  assert.equal((await tryReading("a.pdf", locked)).ending.outcome, "encrypted");
  const open = await drawn((pdf) => pdf.text("still read"), { ownerPassword: "b" });
  assert.match((await tryReading("a.pdf", open)).text, /still read/);
});

test("pdf: a head without a body is corrupt", async () => {
  assert.equal((await tryReading("a.pdf", Buffer.from("%PDF-1.7\n%junk"))).ending.outcome, "corrupt");
});

test("pdf: cut before its table of contents, what is whole is still read", async () => {
  const bytes = await drawn((pdf) => pdf.text("first page of several"), { compress: false });
  const { ending, text } = await tryReading("a.pdf", bytes.subarray(0, bytes.lastIndexOf("xref")));
  assert.ok(ending.outcome === "corrupt" || /first page/.test(text), ending.outcome);
});

test("pdf: a hundred documents one after the other do not pile up in memory", async () => {
  const bytes = await drawn((pdf) => pdf.text("x".repeat(2000)));
  await tryReading("a.pdf", bytes);
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 100; i++) await tryReading("a.pdf", bytes);
  assert.ok(process.memoryUsage().rss - before < 100 << 20);
});
