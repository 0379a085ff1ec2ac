/**
 * A bar chart as inline SVG, drawn twice: labels beside the bars for wide screens, above them for narrow ones; the
 * style shows one. The table below it says the same, so to a screen reader the chart is a picture.
 */
export type Bar = { readonly label: string; readonly count: number; readonly tone?: string };

type Layout = {
  readonly name: "wide" | "narrow";
  readonly width: number;
  readonly row: number;
  readonly left: number;
  readonly barAt: number;
  readonly barHeight: number;
  /** Room behind the longest bar for its figure. */
  readonly figure: number;
};

const wide: Layout = { name: "wide", width: 720, row: 30, left: 210, barAt: 4, barHeight: 22, figure: 80 };
const narrow: Layout = { name: "narrow", width: 360, row: 50, left: 0, barAt: 24, barHeight: 18, figure: 76 };
const MOST_ROWS = 40;

export function chart(bars: readonly Bar[]): string {
  return draw(bars, wide) + draw(bars, narrow);
}

function draw(bars: readonly Bar[], layout: Layout): string {
  const shown = bars.slice(0, MOST_ROWS);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  const rows = shown.map((bar, at) => rowOf(bar, at * layout.row, most, layout)).join("");
  return `<svg class="${layout.name}" viewBox="0 0 ${layout.width} ${shown.length * layout.row + 4}" role="img" aria-label="Bar chart; the table below holds the same figures">${rows}</svg>`;
}

function rowOf({ label, count, tone }: Bar, y: number, most: number, layout: Layout): string {
  const { left, barAt, barHeight, width, figure } = layout;
  const length = Math.max(count > 0 ? 2 : 0, Math.round((count / most) * (width - left - figure)));
  const place =
    layout.name === "wide" ? `x="${left - 10}" y="${y + 20}" text-anchor="end"` : `x="0" y="${y + 18}"`;
  return (
    `<text ${place}>${plain(label)}</text>` +
    `<rect class="bar ${tone ?? ""}" x="${left}" y="${y + barAt}" width="${length}" height="${barHeight}"/>` +
    `<text class="count" x="${left + length + 8}" y="${y + barAt + barHeight - 5}">${count.toLocaleString("en-GB")}</text>`
  );
}

function plain(label: string): string {
  const short = label.length > 28 ? `${label.slice(0, 27)}…` : label;
  return short.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
