/** What a template is filled in with. */
import type { TemplateFacts } from "../../domain/briefings/template.ts";
import type { IncidentVisit } from "../frame/visit.ts";
import { listed } from "../words/numbers.ts";

export function factsOf({ staff, incident, authorities, site }: IncidentVisit): TemplateFacts {
  const own = authorities.find(({ id }) => id === staff.authority);
  const others = incident.involved.filter(({ authority }) => authority !== staff.authority);
  const names = others.map(({ authority }) => authorities.find(({ id }) => id === authority)?.name ?? "");
  return {
    authority: own?.name ?? "",
    phone: own?.contact.phone ?? "",
    incident: incident.reference,
    partners: listed(names),
    report: site.publicSiteUrl === null ? "" : new URL("/report", site.publicSiteUrl).href,
  };
}
