/**
 * Words as glyphs. A document's codes are the typeface's own glyph numbers, so that what is set once serves every document;
 * the part of the typeface that a document embeds is mapped to them (CIDToGIDMap).
 */
import type { Font } from "fontkit";
import { letterFonts } from "../fonts.ts";

export const weights = ["regular", "bold"] as const;
export type Weight = (typeof weights)[number];

/** Which glyphs of each weight a document uses. */
export type UsedGlyphs = Readonly<Record<Weight, Uint8Array>>;

export type Glyphs = {
  /** For a TJ operator: hexadecimal codes with the kerning between them. */
  readonly shown: string;
  /** In thousandths of the size. */
  readonly width: number;
  readonly ids: readonly number[];
};

export function noGlyphs(): UsedGlyphs {
  const { regular, bold } = letterFonts();
  return { regular: new Uint8Array(regular.numGlyphs), bold: new Uint8Array(bold.numGlyphs) };
}

export function use(used: UsedGlyphs, weight: Weight, ids: readonly number[]): void {
  const flags = used[weight];
  for (const id of ids) flags[id] = 1;
}

/** Above the base line and from line to line, in thousandths of the size. */
export function metrics(weight: Weight): { readonly ascent: number; readonly line: number } {
  const font = letterFonts()[weight];
  const scale = 1000 / font.unitsPerEm;
  return { ascent: font.ascent * scale, line: (font.ascent - font.descent + font.lineGap) * scale };
}

const most = 50_000;
const words: Readonly<Record<Weight, Map<string, Glyphs>>> = { regular: new Map(), bold: new Map() };

/** The same words stand in every letter: each is shaped once. */
export function glyphsOf(word: string, weight: Weight): Glyphs {
  const known = words[weight].get(word);
  if (known !== undefined) return known;
  const shaped = shape(word, letterFonts()[weight]);
  // Names are many and come once: what is kept has an end.
  if (words[weight].size >= most) words[weight].clear();
  words[weight].set(word, shaped);
  return shaped;
}

function shape(word: string, font: Font): Glyphs {
  const scale = 1000 / font.unitsPerEm;
  const { glyphs, positions } = font.layout(word);
  const ids: number[] = [];
  let shown = "<";
  let width = 0;
  for (const [at, glyph] of glyphs.entries()) {
    const { xAdvance = glyph.advanceWidth, xOffset = 0 } = positions[at] ?? {};
    ids.push(glyph.id);
    // A mark set over its letter is moved there, and the pen back.
    if (xOffset !== 0) shown += `> ${short(-xOffset * scale)} <`;
    shown += hex(glyph.id);
    const after = (glyph.advanceWidth - xAdvance + xOffset) * scale;
    if (Math.abs(after) > 0.01) shown += `> ${short(after)} <`;
    width += xAdvance * scale;
  }
  return { shown: `${shown}>`, width, ids };
}

export function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}

/** At most two places behind the point. */
export function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}
