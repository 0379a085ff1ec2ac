import assert from "node:assert/strict";
import test from "node:test";
import { contentTypes, packed, relations } from "../office/archive-for-tests.ts";
import { rowText, tryReading } from "../trial.ts";

const slide = (...shapes: string[]) => `<p:sld xmlns:p="p" xmlns:a="a">${shapes.join("")}</p:sld>`;
const shape = (...lines: string[]) =>
  `<p:sp><p:txBody>${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join("")}</p:txBody></p:sp>`;
const cell = (text: string) => `<a:tc><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;

function presentation(more: Readonly<Record<string, string>>): Promise<Buffer> {
  return packed({
    "[Content_Types].xml": contentTypes,
    "ppt/presentation.xml":
      '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId1"/></p:sldIdLst></p:presentation>',
    "ppt/_rels/presentation.xml.rels": relations(
      ["rId1", "slide", "slides/slide1.xml"],
      ["rId2", "slide", "slides/slide2.xml"],
    ),
    ...more,
  });
}

test("pptx: slides in the order of the presentation, shapes as blocks, notes with their slide", async () => {
  const { type, prose, ending } = await tryReading(
    "a.pptx",
    await presentation({
      "ppt/slides/slide1.xml": slide(shape("second")),
      "ppt/slides/slide2.xml": slide(shape("Ada Okafor", "Housing"), shape("first")),
      "ppt/slides/_rels/slide1.xml.rels": relations(["rId1", "notesSlide", "../notesSlides/notesSlide1.xml"]),
      "ppt/notesSlides/notesSlide1.xml": slide(shape("do not mention Ben")),
    }),
  );
  assert.equal(type, "pptx");
  assert.deepEqual(
    prose.map((one) => [one.text, one.marks[0]!.place]),
    [
      ["Ada Okafor\nHousing\n\nfirst", { slide: 1 }],
      ["second", { slide: 2 }],
      ["do not mention Ben", { slide: 2 }],
    ],
  );
  assert.deepEqual([ending.outcome, ending.pages], ["readable", 2]);
});

test("pptx: tables are rows, comments are read, a missing slide is said", async () => {
  const table = `<a:tbl>${[
    ["Name", "Town"],
    ["Ada", "Acton"],
  ]
    .map((row) => `<a:tr>${row.map(cell).join("")}</a:tr>`)
    .join("")}</a:tbl>`;
  const { rows, prose, ending } = await tryReading(
    "a.pptx",
    await presentation({
      "ppt/slides/slide2.xml": slide(table),
      "ppt/slides/_rels/slide2.xml.rels": relations(["rId1", "comments", "../comments/comment1.xml"]),
      "ppt/comments/comment1.xml": '<p:cmLst xmlns:p="p"><p:cm><p:text>ask Ada</p:text></p:cm></p:cmLst>',
    }),
  );
  assert.deepEqual(rows.map(rowText), ["Name | Town", "Ada | Acton"]);
  assert.deepEqual(
    prose.map((one) => [one.role, one.text]),
    [["comment", "ask Ada"]],
  );
  assert.match(ending.reason!, /1 of 2 slides/);
});
