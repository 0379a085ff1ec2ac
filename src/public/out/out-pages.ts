/** Pages from which others take something: web teams, the press, whoever prints. */
import { encode } from "uqr";
import type { Publication } from "../../domain/publication/publication.ts";
import type { SiteFile } from "../site/site-file.ts";
import { pressFacts, publishedMoments } from "./press-view.ts";
import { posterPath, posters, pressPack, printSheet } from "./ready.ts";
import { snippetsOf } from "./snippets.ts";

const html = "text/html; charset=utf-8";

export function outPages(
  publication: Publication,
  page: (template: string, context: object) => string,
  ready: ReadonlySet<string>,
): readonly (readonly [string, SiteFile])[] {
  const { address } = publication;
  const printed = {
    sheet: ready.has(printSheet) ? printSheet : "",
    pack: ready.has(pressPack) ? pressPack : "",
    posters: posters(publication)
      .filter((one) => ready.has(posterPath(one)))
      .map((one) => ({ ...one, path: posterPath(one) })),
  };
  const code = address === "" ? null : squaresOf(`${address}/`);
  const shown = address.replace(/^https?:\/\//, "");
  return [
    [
      "/for-web-teams",
      {
        body: page("for-web-teams.njk", { here: "for-web-teams", snippets: snippetsOf(publication) }),
        contentType: html,
      },
    ],
    ["/print", { body: page("print.njk", { here: "print", printed, code, shown }), contentType: html }],
    [
      "/press",
      {
        body: page("press.njk", {
          ...{ here: "press", printed, facts: pressFacts(publication) },
          moments: publishedMoments(publication),
        }),
        contentType: html,
      },
    ],
  ];
}

/** One path: the policy of the pages allows no styles in them. */
function squaresOf(address: string): { readonly size: number; readonly squares: string } {
  const { data, size } = encode(address, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, squares };
}
