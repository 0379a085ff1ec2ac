/** The text of one page with its line breaks, and a blank line where the page leaves a gap. */
import { type Engine, withMemory } from "./engine.ts";

export function pageText(engine: Engine, page: number): string {
  const { call } = engine;
  const text = call["FPDFText_LoadPage"]!(page);
  if (text === 0) return "";
  try {
    const count = call["FPDFText_CountChars"]!(text);
    if (count <= 0) return "";
    const written = withMemory(engine, (count + 1) * 2, (pointer) => {
      const length = call["FPDFText_GetText"]!(text, 0, count, pointer);
      return engine.memory().toString("utf16le", pointer, pointer + Math.max(0, length - 1) * 2);
    });
    return joinLines(written.split("\r\n"), heights(engine, text, written.split("\r\n")));
  } finally {
    call["FPDFText_ClosePage"]!(text);
  }
}

/** Where each line's first character stands above the page's foot; NaN where that is unknown. */
function heights(engine: Engine, text: number, lines: readonly string[]): number[] {
  return withMemory(engine, 16, (pointer) => {
    let at = 0;
    return lines.map((line) => {
      const first = at + Math.max(0, line.search(/\S/));
      at += line.length + 2;
      const index = engine.call["FPDFText_GetCharIndexFromTextIndex"]!(text, first);
      if (index < 0 || engine.call["FPDFText_GetCharOrigin"]!(text, index, pointer, pointer + 8) === 0) {
        return Number.NaN;
      }
      return engine.memory().readDoubleLE(pointer + 8);
    });
  });
}

/** A gap is a step clearly larger than the page's usual one, or one upwards: a new column. */
function joinLines(lines: readonly string[], heights: readonly number[]): string {
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const step = heights[i - 1]! - heights[i]!;
    if (step > 1) steps.push(step);
  }
  // The lower quartile: on a page of short blocks the gaps outnumber the steps within them.
  const usual = steps.sort((a, b) => a - b)[Math.floor(steps.length / 4)] ?? 0;
  let joined = "";
  for (const [i, line] of lines.entries()) {
    if (i > 0) {
      const step = heights[i - 1]! - heights[i]!;
      const gap = (usual > 0 && step > Math.max(usual * 1.45, usual + 3)) || step < -usual * 1.5;
      // A word parted at the line's end is marked so, and read in one.
      if (/[\u0002\ufffe]$/.test(joined)) joined = `${joined.slice(0, -1)}-`;
      else joined += gap ? "\n\n" : "\n";
    }
    joined += line;
  }
  return joined.replace(/[\u0002\ufffe]/g, "-").replaceAll("\0", "");
}
