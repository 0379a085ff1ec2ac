/** The gazetteer of given names and surnames, unpacked once, on first use. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { fold } from "./fold.ts";

let gazetteer: Map<string, number> | null = null;

/** The marks of a name (see fold.ts), 0 for a word that is on no list. A double-barrelled name has those of its parts. */
export function marksOf(name: string): number {
  gazetteer ??= unpack();
  const folded = fold(name);
  const known = gazetteer.get(folded);
  if (known !== undefined) return known;
  if (folded.includes("-")) return folded.split("-").reduce((all, part) => all | marksOf(part), 0);
  const bare = folded.replace(/^(?:o'|d'|mc|mac|al|el)/, "");
  return bare !== folded && bare.length > 2
    ? (gazetteer.get(bare) ?? gazetteer.get(folded.replace("'", "")) ?? 0) & ~1 & ~2
    : 0;
}

function unpack(): Map<string, number> {
  const text = brotliDecompressSync(readFileSync(join(import.meta.dirname, "names.txt.br"))).toString(
    "latin1",
  );
  const names = new Map<string, number>();
  for (const line of text.split("\n")) {
    const space = line.indexOf(" ");
    names.set(line.slice(0, space), Number.parseInt(line.slice(space + 1), 36));
  }
  return names;
}
