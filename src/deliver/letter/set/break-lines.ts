/** Text as lines of a width, ready to be drawn. What stands in many letters is broken once. */
import { type Glyphs, glyphsOf, short, type Weight } from "../pdf/typeface.ts";

export type Line = {
  /** The operand of a TJ operator. */
  readonly shown: string;
  /** In points. */
  readonly width: number;
  readonly ids: readonly number[];
};

const most = 20_000;
const broken = new Map<string, readonly Line[]>();

export function breakLines(text: string, weight: Weight, size: number, width: number): readonly Line[] {
  const key = `${weight} ${short(size)} ${short(width)} ${text}`;
  const known = broken.get(key);
  if (known !== undefined) return known;
  const lines = linesOf(text, weight, (width / size) * 1000).map((glyphs) => lineOf(glyphs, size));
  if (broken.size >= most) broken.clear();
  broken.set(key, lines);
  return lines;
}

/** Widths in thousandths of the size. */
function linesOf(text: string, weight: Weight, width: number): readonly (readonly Glyphs[])[] {
  const space = glyphsOf(" ", weight);
  const lines: Glyphs[][] = [];
  let line: Glyphs[] = [];
  let filled = 0;
  for (const word of text.split(/[ \n\t\r]+/).filter((each) => each !== "")) {
    for (const piece of piecesOf(word, weight, width)) {
      const glyphs = glyphsOf(piece.text, weight);
      const before = line.length === 0 || piece.joins ? 0 : space.width;
      if (line.length > 0 && filled + before + glyphs.width > width) {
        lines.push(line);
        line = [];
        filled = 0;
      } else if (before > 0) {
        line.push(space);
        filled += before;
      }
      line.push(glyphs);
      filled += glyphs.width;
    }
  }
  return line.length === 0 ? lines : [...lines, line];
}

type Piece = { readonly text: string /** Without a space before it. */; readonly joins: boolean };

/** A word that fits no line is cut: behind its hyphens, strokes and dots if that helps, else anywhere. */
function piecesOf(word: string, weight: Weight, width: number): readonly Piece[] {
  if (glyphsOf(word, weight).width <= width) return [{ text: word, joins: false }];
  const pieces = (word.match(/[^-/.@]*[-/.@]?/gu) ?? [])
    .filter((part) => part !== "")
    .flatMap((part) => (glyphsOf(part, weight).width <= width ? [part] : cut(part, weight, width)));
  return pieces.map((text, at) => ({ text, joins: at > 0 }));
}

function cut(part: string, weight: Weight, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of part) {
    if (piece !== "" && glyphsOf(piece + letter, weight).width > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function lineOf(glyphs: readonly Glyphs[], size: number): Line {
  const width = glyphs.reduce((sum, each) => sum + each.width, 0);
  const shown = glyphs.map((each) => each.shown).join("");
  return {
    shown: shown.replaceAll("><", ""),
    width: (width * size) / 1000,
    ids: [...new Set(glyphs.flatMap(({ ids }) => ids))],
  };
}
