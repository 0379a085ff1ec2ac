import assert from "node:assert/strict";
import test from "node:test";
import { ZipFile } from "yazl";
import { rowText, tryReading } from "../trial.ts";

async function document(
  body: string,
  more: Readonly<Record<string, string>> = {},
  type = "text",
): Promise<Buffer> {
  const archive = new ZipFile();
  archive.addBuffer(Buffer.from(`application/vnd.oasis.opendocument.${type}`), "mimetype", {
    compress: false,
  });
  const parts = {
    "content.xml": `<office:document-content><office:body>${body}</office:body></office:document-content>`,
    ...more,
  };
  for (const [name, content] of Object.entries(parts)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const p = (text: string) => `<text:p>${text}</text:p>`;

test("odt: paragraphs, spaces, tabs, links, tables, headers, properties", async () => {
  const cell = (text: string) => `<table:table-cell>${p(text)}</table:table-cell>`;
  const row = (...cells: string[]) => `<table:table-row>${cells.map(cell).join("")}</table:table-row>`;
  const { type, prose, rows, ending } = await tryReading(
    "a.odt",
    await document(
      p('Dear<text:s text:c="2"/><text:span>Ada</text:span><text:tab/>x') +
        p('<text:a xlink:href="mailto:ada@example.org">write</text:a>') +
        `<table:table>${row("Name", "Town")}${row("Ada", "Acton")}${row("Ben", "Ealing")}</table:table>`,
      {
        "styles.xml": `<s><style:header>${p("Case 17")}</style:header></s>`,
        "meta.xml":
          "<m><meta:initial-creator>Ben Hale</meta:initial-creator><meta:creation-date>2009-01-02T03:04:05</meta:creation-date></m>",
      },
    ),
  );
  assert.equal(type, "odt");
  assert.deepEqual(
    prose.map((one) => one.text),
    ["Dear  Ada\tx\nwrite <ada@example.org>", "Case 17", "Author: Ben Hale"],
  );
  assert.deepEqual(prose[0]!.marks[1]!.place, { paragraph: 2 });
  assert.deepEqual(rows.map(rowText), ["Name | Town", "Ada | Acton", "Ben | Ealing"]);
  assert.deepEqual(ending.dates, ["2009-01-02"]);
});

test("odt: deleted text, annotations and notes are read", async () => {
  const { text } = await tryReading(
    "a.odt",
    await document(
      `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Cy Marsh</dc:creator></office:change-info>${p("once deleted")}</text:deletion></text:changed-region></text:tracked-changes>` +
        p(`body<office:annotation><dc:creator>Ben</dc:creator>${p("a remark")}</office:annotation>`),
    ),
  );
  for (const wanted of [/once deleted/, /a remark/, /^body$/m, /Cy Marsh/]) assert.match(text, wanted);
});

test("odp: text stands on its slide", async () => {
  const slides = `<draw:page>${p("one")}</draw:page><draw:page>${p("two")}</draw:page>`;
  const { type, prose } = await tryReading("a.odp", await document(slides, {}, "presentation"));
  assert.equal(type, "odp");
  assert.deepEqual(
    prose[0]!.marks.map((mark) => mark.place),
    [{ slide: 1 }, { slide: 2 }],
  );
});

test("odt: encrypted parts are noticed", async () => {
  const manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
  const { ending } = await tryReading("a.odt", await document("x", { "META-INF/manifest.xml": manifest }));
  assert.equal(ending.outcome, "encrypted");
});
