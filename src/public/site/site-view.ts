/** What the templates show: the publication, sorted and put into words. Each part has its own file in `view/`. */
import type { Publication } from "../../domain/publication/publication.ts";
import { colourSheet } from "./colours.ts";
import { adviceView } from "./view/advice-view.ts";
import { authorityView } from "./view/authority-view.ts";
import { incidentView } from "./view/incident-view.ts";
import { pointsView } from "./view/points-view.ts";
import { countsOf } from "./view/services-view.ts";
import { statementView } from "./view/statement-view.ts";
import { momentInWords } from "./words.ts";

export type SiteView = ReturnType<typeof siteView>;

export function siteView(publication: Publication) {
  const { siteName, address, updatedAt, incidents, services } = publication;
  const statements = publication.statements.map((statement) => statementView(statement, publication));
  const standing = statements.filter(({ retracted }) => retracted === null);
  return {
    siteName,
    address,
    /** Before the path of every page with a form: "" here, the service's address where the pages were exported. */
    forms: "",
    updated: { iso: updatedAt, words: momentInWords(updatedAt) },
    latest: standing[0],
    earlier: statements.filter((one) => one !== standing[0]),
    statements,
    incidents: incidents.map(incidentView),
    advice: adviceView(incidents.flatMap(({ advice }) => advice)),
    authorities: publication.authorities.map((authority) => authorityView(authority, publication)),
    servicesKnown: services.length > 0,
    hasHours: publication.authorities.some(({ places }) => places.length > 0),
    colours: colourSheet(publication.authorities)?.href ?? "",
    counts: countsOf(services),
    points: pointsView(publication.points),
  };
}
