/** One bar for everybody: told, still under way, not told. Drawn with attributes alone; the table beside it says the same. */
import type { Outcomes } from "../../../domain/progress/stands.ts";
import { outcomeFills, outcomeNames } from "../words.ts";

const width = 1000;
/** What there is shows, however little. */
const least = 6;

export function barOf(sums: Readonly<Record<Outcomes, number>>, total: number) {
  if (total === 0) return null;
  const parts = (["told", "open", "not-told"] as const).filter((outcome) => sums[outcome] > 0);
  const spare = width - parts.length * least;
  let x = 0;
  return parts.map((outcome) => {
    const wide = least + (sums[outcome] / total) * spare;
    const part = {
      x: Math.round(x),
      width: Math.round(x + wide) - Math.round(x),
      fill: outcomeFills[outcome],
    };
    x += wide;
    return { ...part, words: outcomeNames[outcome], people: sums[outcome] };
  });
}
