/** The part of the typeface that a document uses, embedded with the letters that its glyphs stand for. */
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { Font } from "fontkit";
import { letterFonts } from "../fonts.ts";
import { add, addReady, addStream, type PdfFile, reserve } from "./pdf-file.ts";
import { hex, short, type UsedGlyphs, type Weight } from "./typeface.ts";

/** The number of the font object. */
export function embedTypeface(file: PdfFile, weight: Weight, used: UsedGlyphs): number {
  const part = partOf(weight, used[weight]);
  const [font, descendant, descriptor, program, map, unicode] = Array.from({ length: 6 }, () =>
    reserve(file),
  ) as [number, number, number, number, number, number];
  addReady(file, program, part.program, ` /Filter /FlateDecode /Length1 ${part.length}`);
  addReady(file, map, part.map, " /Filter /FlateDecode");
  addStream(file, unicode, part.unicode);
  add(file, descriptor, `${part.descriptor} /FontFile2 ${program} 0 R >>`);
  add(
    file,
    descendant,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${part.name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [${part.widths}] /CIDToGIDMap ${map} 0 R >>`,
  );
  add(
    file,
    font,
    `<< /Type /Font /Subtype /Type0 /BaseFont /${part.name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
  return font;
}

type Part = {
  readonly name: string;
  readonly program: Buffer;
  /** Of the program, unpacked. */
  readonly length: number;
  readonly map: Buffer;
  readonly unicode: string;
  readonly widths: string;
  readonly descriptor: string;
};

/** What fontkit's types leave out: a glyph may be named by its number, and its new number comes back. */
type Subset = { includeGlyph(id: number): number; encode(): Uint8Array };

const parts = new Map<string, Part>();
const kept = 40;

/** Nearly every letter does with what English is written in: that part is made once. */
function partOf(weight: Weight, flags: Uint8Array): Part {
  const font = letterFonts()[weight];
  const ids = withBasics(font, flags);
  const key = `${weight} ${createHash("sha256").update(Uint32Array.from(ids)).digest("hex")}`;
  const known = parts.get(key);
  if (known !== undefined) return known;
  const part = newPart(font, ids, key);
  if (parts.size >= kept) parts.clear();
  parts.set(key, part);
  return part;
}

function withBasics(font: Font, flags: Uint8Array): readonly number[] {
  const all = Uint8Array.from(flags);
  for (let code = 0x20; code < 0x7f; code++) all[font.glyphForCodePoint(code).id] = 1;
  for (const sign of "£–—‘’“”•…é") all[font.glyphForCodePoint(sign.codePointAt(0)!).id] = 1;
  all[0] = 0;
  return [...all.keys()].filter((id) => all[id] === 1);
}

function newPart(font: Font, ids: readonly number[], key: string): Part {
  const scale = 1000 / font.unitsPerEm;
  const subset = font.createSubset() as unknown as Subset;
  const map = Buffer.alloc(((ids.at(-1) ?? 0) + 1) * 2);
  for (const id of ids) map.writeUInt16BE(subset.includeGlyph(id), id * 2);
  const program = Buffer.from(subset.encode());
  const name = `${tagOf(key)}+${font.postscriptName.replace(/[^A-Za-z0-9-]/g, "")}`;
  const { minX, minY, maxX, maxY } = font.bbox;
  const box = [minX, minY, maxX, maxY].map((side) => short(side * scale)).join(" ");
  const [ascent, descent, capital] = [font.ascent, font.descent, font.capHeight].map((height) =>
    short(height * scale),
  );
  return {
    name,
    program: deflateSync(program, { level: 9 }),
    length: program.length,
    map: deflateSync(map),
    unicode: unicodeOf(font, ids),
    widths: ids.map((id) => `${id} [${short(font.getGlyph(id).advanceWidth * scale)}]`).join(" "),
    // Symbolic: the codes are glyphs' numbers, of no encoding (table 123).
    descriptor: `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${box}] /ItalicAngle 0 /Ascent ${ascent} /Descent ${descent} /CapHeight ${capital} /StemV 80`,
  };
}

/** Six capital letters that tell one part from another (9.6.4). */
function tagOf(key: string): string {
  const digest = createHash("sha256").update(key).digest();
  return String.fromCharCode(...[...digest.subarray(0, 6)].map((byte) => 65 + (byte % 26)));
}

function unicodeOf(font: Font, ids: readonly number[]): string {
  const letters = lettersOf(font);
  const rows = ids.map((id) => `<${hex(id)}> <${utf16(letters.get(id) ?? font.getGlyph(id).codePoints)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

const known = new WeakMap<Font, ReadonlyMap<number, readonly number[]>>();

/** What each glyph is written as, the plainest letter where it serves several: the same in every document. */
function lettersOf(font: Font): ReadonlyMap<number, readonly number[]> {
  const already = known.get(font);
  if (already !== undefined) return already;
  const letters = new Map<number, readonly number[]>();
  for (const code of font.characterSet.toSorted((a, b) => a - b)) {
    const { id } = font.glyphForCodePoint(code);
    if (!letters.has(id)) letters.set(id, [code]);
  }
  for (const joined of ["fi", "fl", "ff", "ffi", "ffl", "tt", "fj", "ft", "fb", "fh", "fk"])
    for (const { id, codePoints } of font.layout(joined).glyphs)
      if (!letters.has(id)) letters.set(id, [...codePoints]);
  known.set(font, letters);
  return letters;
}

function utf16(codes: readonly number[]): string {
  return Buffer.from(String.fromCodePoint(...codes), "utf16le")
    .swap16()
    .toString("hex");
}
