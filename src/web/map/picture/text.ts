/** How wide words are, near enough, without a font at hand: so that they are broken, cut or set closer before they stick out. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!]/u, 0.28],
  [/[ \-frt()[\]/]/u, 0.36],
  [/[mwMW@%—]/u, 0.9],
  [/[A-Z&]/u, 0.7],
  [/[a-z0-9–]/u, 0.57],
];

/** In points. Scripts that are not known here are taken to be as wide as high. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += widths.find(([signs]) => signs.test(sign))?.[1] ?? 1;
  return width * size;
}

/** As many lines as may be, the last cut short where there is more. */
export function wrap(text: string, most: number, size: number, lines: number): readonly string[] {
  const words = text.split(/\s+/u).filter((word) => word !== "");
  const done: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= most || line === "") line = longer;
    else {
      done.push(line);
      line = word;
    }
  }
  done.push(line);
  const kept = done.slice(0, lines).map((one) => cutTo(one, most, size, false));
  if (done.length > lines) kept[lines - 1] = cutTo(kept[lines - 1]!, most, size, true);
  return kept;
}

function cutTo(text: string, most: number, size: number, more: boolean): string {
  if (!more && textWidth(text, size) <= most) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join("")}…`, size) > most) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}
