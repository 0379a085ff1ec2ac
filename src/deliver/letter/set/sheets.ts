/** The pages that a letter is written on: words go down them, each piece under the tag that a screen reader reads. */
import type { Element, LaidOutPage, Mark } from "../pdf/laid-out.ts";
import { metrics, noGlyphs, short, type UsedGlyphs, use, type Weight } from "../pdf/typeface.ts";
import { breakLines, type Line } from "./break-lines.ts";
import { type Look, millimetre, page } from "./look.ts";

export type Sheets = {
  readonly look: Look;
  readonly pages: LaidOutPage[];
  readonly used: UsedGlyphs;
  /** How far down the last page the next line goes, in points. */
  y: number;
};

export type Style = {
  readonly weight: Weight;
  readonly size: number;
  readonly x: number;
  readonly width: number;
  readonly lineGap: number;
};

const footRoom = 20 * millimetre;

export function newSheets(look: Look): Sheets {
  return { look, pages: [], used: noGlyphs(), y: 0 };
}

export function newPage(sheets: Sheets): void {
  sheets.pages.push({ drawing: [], marks: 0 });
  sheets.y = sheets.look.margin;
}

/** How far down the words of a page may go: the foot stands below. */
export function lowest({ look }: Sheets): number {
  return page.height - footRoom - look.small * 0.8;
}

export function heightOf(text: string, { weight, size, width, lineGap }: Style): number {
  return breakLines(text, weight, size, width).length * leading(weight, size, lineGap);
}

/** Writes the text as an element of its own; what does not fit on the page goes on with the next. */
export function put(
  sheets: Sheets,
  parent: Element,
  tag: Element["tag"],
  text: string,
  style: Style,
  lang?: string,
): void {
  const lines = breakLines(text, style.weight, style.size, style.width);
  const step = leading(style.weight, style.size, style.lineGap);
  const marks: Mark[] = [];
  let from = 0;
  while (from < lines.length) {
    if (sheets.y + step > lowest(sheets)) newPage(sheets);
    const fit = Math.max(1, Math.floor((lowest(sheets) - sheets.y) / step));
    marks.push(drawMarked(sheets, tag, lines.slice(from, from + fit), style, step));
    from += fit;
  }
  if (marks.length > 0) parent.of.push({ tag, ...(lang === undefined ? {} : { lang }), of: marks });
}

/** Drawn, but not read out: page numbers. From the right edge of the words. */
export function putFoot(sheets: Sheets, at: number, text: string): void {
  const { look, pages, used } = sheets;
  const drawing = pages[at]!.drawing;
  const [line] = breakLines(text, "regular", look.small, page.width - 2 * look.margin);
  if (line === undefined) return;
  use(used, "regular", line.ids);
  const x = page.width - look.margin - line.width;
  drawing.push(
    "/Artifact << /Type /Pagination /Subtype /Footer >> BDC",
    shown(line, "regular", look.small, x, page.height - 13 * millimetre),
    "EMC",
  );
}

export function leading(weight: Weight, size: number, lineGap: number): number {
  return (metrics(weight).line * size) / 1000 + lineGap;
}

function drawMarked(
  sheets: Sheets,
  tag: string,
  lines: readonly Line[],
  { weight, size, x }: Style,
  step: number,
): Mark {
  const at = sheets.pages.length - 1;
  const current = sheets.pages[at]!;
  const mark = current.marks++;
  current.drawing.push(`/${tag} << /MCID ${mark} >> BDC`);
  for (const line of lines) {
    use(sheets.used, weight, line.ids);
    current.drawing.push(shown(line, weight, size, x, sheets.y + (metrics(weight).ascent * size) / 1000));
    sheets.y += step;
  }
  current.drawing.push("EMC");
  return { page: at, mark };
}

/** `y` is the base line's, from the top of the page. */
function shown(line: Line, weight: Weight, size: number, x: number, y: number): string {
  return `BT /${weight} ${short(size)} Tf 1 0 0 1 ${short(x)} ${short(page.height - y)} Tm [${line.shown}] TJ ET`;
}
