/** Papers as PDF: the same bytes each time, the mark on each page, nothing lost that is long or in another script. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import type { Paper } from "../../respond/paper.ts";
import { writePaper } from "./write-paper.ts";

const long = "a word of the archive ".repeat(300);
const paper: Paper = {
  title: "Timeline",
  author: "Northmere Council",
  madeAt: new Date("2026-11-25T02:00:00Z"),
  foot: "INC-2026-0001",
  mark: { text: "TLP:AMBER", colour: "#FFC000" },
  blocks: [
    { kind: "heading", text: "What happened" },
    { kind: "list", items: ["中 was written", "\u0000a NUL"] },
    {
      kind: "table",
      caption: "Lines",
      heads: ["When", "What"],
      widths: [30, 70],
      rows: [
        ["1:30am", long],
        ["2:30am", "\n".repeat(200)],
        ...Array.from({ length: 40 }, (_, n) => [`${n}`, `line ${n}`]),
      ],
    },
  ],
};

test("a paper has the same bytes each time, and its mark twice on each page", async () => {
  const [once, again] = [await writePaper(paper), await writePaper(paper)];
  assert.ok(Buffer.from(once).equals(Buffer.from(again)));
  const pages = await textOf(once);
  assert.ok(pages.length > 2);
  for (const text of pages) assert.equal(text.match(/TLP:AMBER/g)?.length, 2);
});

test("long cells are whole, and letters that the typeface lacks are told by their numbers", async () => {
  const text = (await textOf(await writePaper(paper))).join(" ");
  assert.equal(text.match(/archive/g)?.length, 300);
  assert.match(text, /\[U\+4E2D\] was written/);
  assert.match(text, /line 39/);
});

async function textOf(pdf: Uint8Array): Promise<readonly string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return pages;
}
