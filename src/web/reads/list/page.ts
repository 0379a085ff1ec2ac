/** Who looked at whom, and why: for the data protection officer, with what is odd about it first. */
import type { PersonId, StaffId } from "../../../domain/ids.ts";
import { type Fields, formView, pageNumber, raw } from "../../frame/fields.ts";
import { address, pager } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { oddTitles, oddWords, readingWords } from "../words.ts";

export const path = "/incidents/:incident/reads";
export const needs = "incident";
export const verbs = { get: "reads.review" } as const;

export async function get({ desk, staff, incident, query }: IncidentVisit): Promise<Reply> {
  const here = `/incidents/${incident.reference}/reads`;
  const { by, person } = filtersOf(query);
  const asked = pageNumber(query);
  const [found, odd, reasons] = await Promise.all([
    desk.reads(staff, {
      incident: incident.id,
      ...(by === "" ? {} : { staff: by as StaffId }),
      ...(person === "" ? {} : { person: person as PersonId }),
      page: asked,
    }),
    desk.oddReadings(staff, incident.id),
    desk.reasons(),
  ]);
  if (asked > Math.max(1, found.pages)) return notFound;
  const why = new Map(reasons.map(({ key, text }) => [key, text]));
  return page("reads/list/page.njk", {
    title: "Who looked at whom",
    here,
    form: formView({ by, person }),
    readers: [
      { value: "", text: "Everybody" },
      ...found.readers.map(({ id, name }) => ({ value: id, text: name })),
    ],
    person,
    odd: odd.map((one) => ({
      ...one,
      title: oddTitles[one.kind],
      words: oddWords(one),
      look: address(`${here}/odd`, { key: one.key }),
    })),
    total: found.total,
    rows: found.rows.map((row) => ({
      ...row,
      kind: readingWords[row.kind],
      why: why.get(row.task.why) ?? row.task.why,
      shown: row.people.slice(0, 3),
      more: Math.max(0, row.people.length - 3),
    })),
    pager: pager(found.page, found.pages, (page) => address(here, { by, person, page })),
  });
}

function filtersOf(query: Fields): { readonly by: string; readonly person: string } {
  return { by: raw(query, "by"), person: raw(query, "person") };
}
