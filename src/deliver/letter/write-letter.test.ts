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
  const whole = await pdfOf(mentionTypes);
  const pdf = whole.toString("latin1");
  const tags = [...objectsOf(whole).matchAll(/\/S \/(\w+)/g)].map(([, tag]) => tag);
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

test("large print is 16 points and up wherever it is not the envelope's window that decides", async () => {
  const sizes = await sizesIn({
    ...message([...mentionTypes]),
    words: { ...wordsOf(mentionTypes), format: "large-print" },
  });
  assert.ok(Math.min(...sizes) >= 16, `smallest: ${Math.min(...sizes)}`);
});

test("easy read is 14 points and up", async () => {
  const sizes = await sizesIn({ ...message(["name"]), words: { ...wordsOf(["name"]), format: "easy-read" } });
  assert.ok(Math.min(...sizes) >= 14, `smallest: ${Math.min(...sizes)}`);
});

test("a Welsh letter goes first, the English behind it on pages of its own, each in its language", async () => {
  const letter = await writeLetter({
    ...message(["name"]),
    name: "Siân Ŵyn",
    words: { ...welsh, also: [wordsOf(["name"])] },
  });
  assert.ok(letter.ok);
  const [first = "", ...others] = await textsOf(letter.value.pdf);
  for (const said of ["Siân Ŵyn", "5 Ionawr 2026", "Rydym yn ysgrifennu", "Tudalen 1 o 3"])
    assert.ok(first.includes(said), said);
  assert.match(others.join("\n"), /5 January 2026[\s\S]*your name[\s\S]*Page 3 of 3/);
  assert.doesNotMatch(others.join("\n"), /Rydym|Fernhill/);
  const pdf = letter.value.pdf.toString("latin1");
  assert.match(pdf, /\/Lang \(cy-GB\) \/ViewerPreferences/);
  assert.match(objectsOf(letter.value.pdf), /\/S \/Sect[^>]*\/Lang \(cy-GB\)/);
});

for (const [script, text] of [
  ["Arabic", "السلام"],
  ["Cyrillic", "Привет"],
  ["Chinese", "你好"],
] as const) {
  test(`a letter in a script that the typeface lacks is refused: ${script}`, async () => {
    const words = { ...welsh, blocks: [{ kind: "paragraph", text } as const] };
    const letter = await writeLetter({ ...message(["name"]), words });
    assert.ok(!letter.ok && letter.problem.kind === "unprintable");
  });
}

test("an address is printed as it is set right, the postcode on a line of its own", async () => {
  const letter = await writeLetter({ ...message(["name"]), to: "Flat 2,12 Fernhill Rd .,  Northmere,w87nx" });
  assert.ok(letter.ok);
  const [first = ""] = await textsOf(letter.value.pdf);
  assert.match(first, /Flat 2\r?\n12 Fernhill Rd\.\r?\nNorthmere\r?\nW8 7NX/);
});

async function sizesIn(letter: OutgoingMessage): Promise<readonly number[]> {
  const written = await writeLetter(letter);
  assert.ok(written.ok);
  const sizes = [...drawingsOf(written.value.pdf).matchAll(/ ([\d.]+) Tf/g)].map(([, points]) =>
    Number(points),
  );
  assert.ok(sizes.length > 0, "no size was found");
  return sizes;
}

async function pdfOf(categories: readonly MentionType[]): Promise<Buffer> {
  const letter = await writeLetter(message(categories));
  assert.ok(letter.ok);
  return letter.value.pdf;
}

const authority = {
  name: "Northmere Council",
  phone: "020 7946 0100",
  email: "dpo@northmere.example",
  web: "northmere.example",
};

const welsh: OutgoingMessage["words"] = {
  subject: "Cyngor Northmere: cymerwyd eich gwybodaeth",
  blocks: [
    { kind: "paragraph", text: "Annwyl Siân Ŵyn" },
    { kind: "paragraph", text: "Rydym yn ysgrifennu atoch." },
    { kind: "paragraph", text: "Call your bank on 159.", inEnglish: true },
  ],
  short: "",
  letter: { reference: "Cyfeirnod: P-000123", foot: "Cyfeirnod P-000123. Tudalen {page} o {pages}" },
  language: { code: "cy", locale: "cy-GB", dir: "ltr" },
};

function message(categories: readonly MentionType[]): OutgoingMessage {
  return {
    reference: "N-000001-1",
    personReference: "P-000123",
    channel: "letter",
    to: "12 Fernhill Road, Northmere, W8 7NX",
    name: "Ada Example",
    words: wordsOf(categories),
    from: { ...authority, address: ["Town Hall", "1 Mere Street", "Northmere", "W8 1AA"] },
    date: new Date("2026-01-05T09:00:00Z"),
  };
}

function wordsOf(categories: readonly MentionType[]): OutgoingMessage["words"] {
  const facts = {
    name: "Ada Example",
    categories,
    years: { from: 2009, to: 2014 },
    reference: "P-000123",
    authority,
  };
  return composeNotice(facts, content);
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
  const [drawing = ""] = drawingsOf(pdf).split("\f");
  return [...drawing.matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm/g)].map(([, x, y]) => ({
    x: (Number(x) / 72) * 25.4,
    y: 297 - (Number(y) / 72) * 25.4,
  }));
}

/** What is drawn, page by page. */
function drawingsOf(pdf: Buffer): string {
  return streamsOf(pdf, /\n<< \/Filter \/FlateDecode \/Length \d+ >>\nstream\n/g)
    .filter((content) => content.includes(" Tf "))
    .join("\f");
}

/** The small objects, which lie in the file packed. */
function objectsOf(pdf: Buffer): string {
  return streamsOf(pdf, /\/ObjStm .*\nstream\n/g).join("\n");
}

function streamsOf(pdf: Buffer, head: RegExp): readonly string[] {
  return [...pdf.toString("latin1").matchAll(head)].map(({ index, 0: { length } }) =>
    inflateSync(pdf.subarray(index + length)).toString("latin1"),
  );
}

function read<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, "../../../content", name), "utf8")) as T;
}
