/** What people ask to be changed and nobody has decided about: references alone. */
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { wishWords } from "../words.ts";

export const path = "/incidents/:incident/changes-asked";
export const needs = "incident";
export const verbs = { get: "contact.read" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const open = await desk.openWishes(staff, incident.id);
  const here = `/incidents/${incident.reference}/changes-asked`;
  return page("contacts/wishes/page.njk", {
    title: "Changes that people ask for",
    rows: open.map((one) => ({
      ...{ href: `${here}/${one.id}`, reference: one.reference, what: wishWords[one.kind] },
      ...{ at: one.at, by: one.byName },
    })),
  });
}
