/** A Word letter by hand: three parts in a zip, paragraphs and a footer. */
import type { Prose, Written } from "../papers/writing.ts";
import { type Leaf, leaf, placed } from "./leaf.ts";
import { zipped } from "./zip.ts";

export function docx(name: string, prose: Prose, year: number): Leaf {
  const body = [prose.title, ...prose.paragraphs];
  const mentions = body.flatMap((paragraph, i) => placed(paragraph, { paragraph: i + 1 }));
  const footer = prose.footer ? placed(prose.footer, { part: "word/footer1.xml" }) : [];
  return leaf(name, docxBytes(prose, year), [...mentions, ...footer], year);
}

export function docxBytes(prose: Prose, year: number): Buffer {
  const body = [prose.title, ...prose.paragraphs].map(paragraphXml).join("");
  const footer = prose.footer ? paragraphXml(prose.footer) : "<w:p/>";
  return zipped([
    { name: "[Content_Types].xml", bytes: Buffer.from(contentTypes) },
    { name: "_rels/.rels", bytes: Buffer.from(relationships) },
    { name: "docProps/core.xml", bytes: Buffer.from(core(year)) },
    {
      name: "word/document.xml",
      bytes: Buffer.from(
        `${xml}<w:document ${space} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>`,
      ),
    },
    { name: "word/_rels/document.xml.rels", bytes: Buffer.from(footerRelationship) },
    { name: "word/footer1.xml", bytes: Buffer.from(`${xml}<w:ftr ${space}>${footer}</w:ftr>`) },
  ]);
}

/** Word splits a paragraph into runs at will; a value may straddle two of them. */
function paragraphXml(paragraph: Written): string {
  const lines = paragraph.text.split("\n").map((line) => {
    const cut = line.length > 40 ? line.length >> 1 : line.length;
    return [line.slice(0, cut), line.slice(cut)]
      .filter((run) => run !== "")
      .map((run) => `<w:r><w:t xml:space="preserve">${escaped(run)}</w:t></w:r>`)
      .join("");
  });
  return `<w:p>${lines.join("<w:r><w:br/></w:r>")}</w:p>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const contentTypes = `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const relationships = `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
const footerRelationship = `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/footer" Target="footer1.xml"/></Relationships>`;
const core = (year: number): string =>
  `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:created xsi:type="dcterms:W3CDTF">${year}-03-04T10:20:00Z</dcterms:created></cp:coreProperties>`;
