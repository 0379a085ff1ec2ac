/** The name that a mistyped one may have meant. */
import { slips } from "../../../link/compare/similarity.ts";

const mostSlips = 2;
const longest = 80;

/** Null where none is near enough to be named. */
export function nearName(written: string, names: Iterable<string>): string | null {
  const wanted = written.toLowerCase();
  if (wanted === "" || wanted.length > longest) return null;
  let nearest: string | null = null;
  let least = mostSlips + 1;
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) >= least) continue;
    const off = slips(wanted, name.toLowerCase(), least);
    if (off >= least || off >= name.length / 2) continue;
    [nearest, least] = [name, off];
  }
  return nearest;
}
