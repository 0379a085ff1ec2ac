/** The front page, also in large print and easy read, what we know, what to do, the statements, and the page about accessibility. */
import type { PageSpec } from "./page-spec.ts";
import type { SiteView } from "./site-view.ts";

export function mainPages(view: SiteView, announcement: string): readonly PageSpec[] {
  return [
    { path: "/", template: "home.njk", context: { here: "home", announcement } },
    // The front page whole, in letters of 18 points at least and in one column.
    { path: "/large-print", template: "home.njk", context: { here: "large-print", large: true } },
    { path: "/easy-read", template: "easy-read.njk", context: { here: "easy-read" } },
    { path: "/what-to-do", template: "what-to-do.njk", context: { here: "what-to-do" } },
    { path: "/what-we-know", template: "what-we-know.njk", context: { here: "home" } },
    { path: "/statements", template: "statements.njk", context: { here: "statements" } },
    ...view.statements.flatMap(statementPages),
    { path: "/accessibility", template: "accessibility.njk", context: { here: "accessibility" } },
  ];
}

/** As it stands, and as it stood before. */
function statementPages(statement: SiteView["statements"][number]): readonly PageSpec[] {
  const here = "statement";
  return [
    { path: statement.href, template: "statement.njk", context: { here, statement } },
    ...statement.versions.map((version) => ({
      path: version.href,
      template: "statement-version.njk",
      context: { here, statement, version },
    })),
  ];
}
