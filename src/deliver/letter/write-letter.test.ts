/** Letters as they are printed and as a screen reader reads them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { inflateSync } from "node:zlib";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { parse } from "yaml";
import { composeNotice, type NoticeContent } from "../../domain/notices/compose-notice.ts";
import { type MentionType, mentionTypes } from "../../domain/people/mention.ts";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { writeLetter } from "./write-letter.ts";

const content: NoticeContent = {
  template: read("notice.yaml"),
  categories: read("categories.yaml"),
  advice: read("advice.yaml"),
};
let pdfium: PDFiumLibrary;
before(async () => {
  pdfium = await PDFiumLibrary.init();
});

test("each page bears the reference, its number and how many there are", async () => {
  const pages = await textsOf(await pdfOf(mentionTypes));
  assert.ok(pages.length >= 3);
  for (const [index, text] of pages.entries())
    assert.ok(text.includes(`Reference P-000123. Page ${index + 1} of ${pages.length}`), text.slice(-80));
});

test("no page ends with a heading, and the signature never stands alone", async () => {
  const titles = new Set([
    ...content.advice.map(({ title }) => title),
    ...Object.values(content.categories).map(({ group }) => group),
    ...[content.template.takenHeading, content.template.meaningHeading, content.template.doHeading],
    ...[content.template.weHeading, content.template.contactHeading],
  ]);
  // Each number of kinds breaks the pages at another place.
  for (let count = 1; count <= mentionTypes.length; count++) {
    const pages = await textsOf(await pdfOf(mentionTypes.slice(-count)));
    for (const text of pages) {
      const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !/Page \d of \d/.test(line));
      assert.ok(!titles.has(lines.at(-1)?.trim()), `${count} kinds: a page ends with ${lines.at(-1)}`);
      assert.doesNotMatch(lines[0] ?? "", /^(Yours sincerely|Data Protection Officer)/, `${count} kinds`);
    }
  }
});

test("a letter about a name and an address is one sheet of paper", async () => {
  assert.equal((await textsOf(await pdfOf(["name", "address", "postcode"]))).length, 2);
});

test("a screen reader meets a title, headings without a gap, lists and paragraphs, in English", async () => {
  const pdf = (await pdfOf(mentionTypes)).toString("latin1");
  const tags = [...pdf.matchAll(/\/S \/(\w+)/g)].map(([, tag]) => tag);
  for (const tag of ["Document", "H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "P"])
    assert.ok(tags.includes(tag), tag);
  assert.equal(tags.filter((tag) => tag === "H1").length, 1);
  assert.match(pdf, /\/Lang \(en-GB\)/);
  assert.match(pdf, /\/Marked true/);
  assert.match(pdf, /\/DisplayDocTitle true/);
});

const windows = [
  { name: "a short address", person: "Ada Example", to: "12 Fernhill Road, Northmere, W8 7NX" },
  {
    name: "a long name and seven lines",
    person: "The Right Honourable Wilhelmina Featherstonehaugh-Cholmondeley of Northmere",
    to: "Flat 112B, Montgomery of Alamein House, Great Northmere Estate, 1234 Old Northmere Road, Northmere, W8 7NX",
  },
];
for (const { name, person, to } of windows) {
  test(`the envelope's window shows the address and nothing else: ${name}`, async () => {
    const letter = await writeLetter({ ...message(["name"]), name: person, to });
    assert.ok(letter.ok);
    const runs = runsOnFirstPage(letter.value.pdf);
    const shown = runs.filter(({ x, y }) => x >= 20 && x < 120 && y >= 36 && y <= 72);
    assert.ok(shown.length > 0);
    for (const { x, y } of shown) assert.ok(x >= 24.5 && y > 40 && y <= 66.2, `at ${x}, ${y} mm`);
  });
}

async function pdfOf(categories: readonly MentionType[]): Promise<Buffer> {
  const letter = await writeLetter(message(categories));
  assert.ok(letter.ok);
  return letter.value.pdf;
}

function message(categories: readonly MentionType[]): OutgoingMessage {
  const authority = {
    name: "Northmere Council",
    phone: "020 7946 0100",
    email: "dpo@northmere.example",
    web: "northmere.example",
  };
  const facts = {
    name: "Ada Example",
    categories,
    years: { from: 2009, to: 2014 },
    reference: "P-000123",
    authority,
  };
  return {
    reference: "N-000001-1",
    personReference: "P-000123",
    channel: "letter",
    to: "12 Fernhill Road, Northmere, W8 7NX",
    name: "Ada Example",
    words: composeNotice(facts, content),
    from: { ...authority, address: ["Town Hall", "1 Mere Street", "Northmere", "W8 1AA"] },
    date: new Date("2026-01-05T09:00:00Z"),
  };
}

async function textsOf(pdf: Buffer): Promise<readonly string[]> {
  const document = await pdfium.loadDocument(pdf);
  try {
    return [...document.pages()].map((page) => page.getText());
  } finally {
    document.destroy();
  }
}

/** Where each run of text on the first page starts (its base line), in millimetres from the top left. */
function runsOnFirstPage(pdf: Buffer): readonly { readonly x: number; readonly y: number }[] {
  const start = pdf.indexOf("stream\n", pdf.indexOf("/FlateDecode")) + "stream\n".length;
  const drawing = inflateSync(pdf.subarray(start)).toString("latin1");
  return [...drawing.matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm/g)].map(([, x, y]) => ({
    x: (Number(x) / 72) * 25.4,
    y: 297 - (Number(y) / 72) * 25.4,
  }));
}

function read<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, "../../../content", name), "utf8")) as T;
}
