/**
 * Pages from which others take something: web teams and the press. In English alone: those who ask for them work in it,
 * and what they take (code, names of fields, facts to quote) is in it too.
 */
import type { Named } from "../site/page-spec.ts";
import type { Read } from "../site/reads.ts";
import { pressFacts, publishedMoments } from "./press-view.ts";
import { pressPack } from "./ready.ts";
import { snippetsOf } from "./snippets.ts";

const contentType = "text/html; charset=utf-8";

export function outPages(
  read: Read,
  render: (template: string, context: object, read: Read) => string,
  ready: ReadonlySet<string>,
): readonly Named[] {
  const { publication } = read;
  const press = {
    ...{ here: "press", pack: ready.has(pressPack) ? pressPack : "" },
    facts: pressFacts(publication),
    moments: publishedMoments(publication),
  };
  const web = { here: "for-web-teams", snippets: snippetsOf(publication) };
  return [
    ["/for-web-teams", { body: render("for-web-teams.njk", web, read), contentType }],
    ["/press", { body: render("press.njk", press, read), contentType }],
  ];
}
