/** A bar chart as inline SVG. The table below it says the same, so to a screen reader the chart is a picture. */
export type Bar = { readonly label: string; readonly count: number; readonly tone?: string };

const ROW = 30;
const LABEL = 210;
const WIDTH = 720;
const FIGURE = 80;

export function chart(bars: readonly Bar[], id: string): string {
  const shown = bars.slice(0, 40);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  const height = shown.length * ROW + 4;
  const rows = shown.map((bar, at) => rowOf(bar, at, most)).join("");
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Bar chart; the table below holds the same figures" id="${id}">${rows}</svg>`;
}

function rowOf({ label, count, tone }: Bar, at: number, most: number): string {
  const y = at * ROW;
  const length = Math.max(count > 0 ? 2 : 0, Math.round((count / most) * (WIDTH - LABEL - FIGURE)));
  return (
    `<text class="label" x="${LABEL - 10}" y="${y + 20}" text-anchor="end">${plain(label)}</text>` +
    `<rect class="bar ${tone ?? ""}" x="${LABEL}" y="${y + 4}" width="${length}" height="${ROW - 8}"/>` +
    `<text class="count" x="${LABEL + length + 8}" y="${y + 20}">${count.toLocaleString("en-GB")}</text>`
  );
}

function plain(label: string): string {
  const short = label.length > 28 ? `${label.slice(0, 27)}…` : label;
  return short.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
