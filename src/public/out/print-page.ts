/** The page for whoever prints: one sheet, and posters, each where there is one. */
import { encode } from "uqr";
import { inLanguage } from "../languages/translator.ts";
import type { PageSpec } from "../site/page-spec.ts";
import type { Read } from "../site/reads.ts";
import { posterPath, posters, sheetPath } from "./ready.ts";

export const printPath = "/print";

/** `all`: in every language, since posters hang in several. */
export function printPage(
  { publication, words }: Read,
  all: readonly Read[],
  ready: ReadonlySet<string>,
): PageSpec {
  const { code } = words.language;
  const languages = new Map(all.map((one) => [one.words.language.code, one.words.language]));
  const address = publication.address === "" ? "" : publication.address + inLanguage(code, "/");
  const sheet = sheetPath(code);
  const hung = posters(publication, [...languages.keys()]).filter((one) => ready.has(posterPath(one)));
  const printed = {
    sheet: ready.has(sheet) ? sheet : "",
    posters: hung.map((one) => ({
      ...{ ...one, path: posterPath(one), language: languages.get(one.language)?.name },
    })),
  };
  return {
    path: printPath,
    template: "print.njk",
    context: {
      ...{ here: "print", printed, code: address === "" ? null : squaresOf(address) },
      shown: address.replace(/^https?:\/\//, "").replace(/\/$/, ""),
    },
  };
}

/** One path: the policy of the pages allows no styles in them. */
function squaresOf(address: string): { readonly size: number; readonly squares: string } {
  const { data, size } = encode(address, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, squares };
}
