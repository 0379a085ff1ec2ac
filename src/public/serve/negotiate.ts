/** Which form of a file a request gets, and whether the reader has it already. RFC 9110, 12.5.3 and 13.1.2. */
import type { LoadedFile } from "./load-site.ts";

export type Encoding = "br" | "gzip" | "identity";

type Weights = Readonly<Record<Encoding, number>>;

/** The best of what the file has. Where nothing that it has is acceptable the file goes out as it is: better than no page. */
export function encodingFor(accepted: string, file: LoadedFile): Encoding {
  const weights = weightsOf(accepted);
  let best: Encoding = "identity";
  let most = weights.identity;
  if (file.gzip !== undefined && weights.gzip > 0 && weights.gzip >= most)
    [best, most] = ["gzip", weights.gzip];
  if (file.br !== undefined && weights.br > 0 && weights.br >= most) best = "br";
  return best;
}

export function bodyOf(file: LoadedFile, encoding: Encoding): Buffer {
  return (encoding === "br" ? file.br : encoding === "gzip" ? file.gzip : undefined) ?? file.body;
}

/** Strong: other bytes, another tag. */
export function tagOf({ tag }: LoadedFile, encoding: Encoding): string {
  return encoding === "identity" ? `"${tag}"` : `"${tag}-${encoding === "gzip" ? "gz" : "br"}"`;
}

/** If-None-Match compares weakly: what stands between may have marked a tag of ours as weak. */
export function isKnown(known: string, tag: string): boolean {
  if (known === "") return false;
  return known.split(",").some((one) => {
    const bare = one.trim();
    return bare === "*" || bare === tag || bare === `W/${tag}`;
  });
}

/** Browsers send a handful of lines: each is read once. Kept small, since anybody may send any. */
const read = new Map<string, Weights>();
const mostRead = 64;

function weightsOf(accepted: string): Weights {
  const before = read.get(accepted);
  if (before !== undefined) return before;
  const weights = readWeights(accepted);
  if (accepted.length <= 128) {
    if (read.size >= mostRead) read.clear();
    read.set(accepted, weights);
  }
  return weights;
}

const coding = /^([!#$%&'*+.^`|~\w-]+)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/iu;

function readWeights(accepted: string): Weights {
  const named = new Map<string, number>();
  for (const one of accepted.split(",")) {
    const [, name, weight] = coding.exec(one.trim()) ?? [];
    if (name !== undefined) named.set(name.toLowerCase().replace(/^x-gzip$/u, "gzip"), Number(weight ?? 1));
  }
  const rest = named.get("*");
  return {
    br: named.get("br") ?? rest ?? 0,
    gzip: named.get("gzip") ?? rest ?? 0,
    // Always acceptable unless it is ruled out, and then the least wanted.
    identity: named.get("identity") ?? (rest === 0 ? 0 : 0.0001),
  };
}
