/** The answers in boxes, in the order of the regulator's form, each to be copied by itself. */
import { fieldOf } from "../../../domain/report/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";

export const path = "/incidents/:incident/report/paste";
export const needs = "incident";
export const verbs = { get: "report.read" } as const;

const pages = ["1", "2", "3"] as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const { content, late } = await desk.report(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  return page("regulator/paste/page.njk", {
    title: "Copy into the regulator’s form",
    back: { href: `${base}/report`, text: "Report to the regulator" },
    base,
    pages: pages.map((number) => ({
      number,
      fields: content.fields
        .filter((field) => field.number.startsWith(`${number}.`))
        // What stays empty on purpose is no answer to be pasted.
        .filter(({ key, text }) => text !== "" || !(fieldOf(key).optional || (key === "delay" && !late)))
        .map((field) => ({
          ...field,
          // A choice is clicked there; what is one line needs no box of many.
          isChoice: ["choice", "several"].includes(fieldOf(field.key).kind),
          rows: Math.min(
            14,
            Math.max(1, Math.ceil(field.text.length / 58) + field.text.split("\n").length - 1),
          ),
        })),
    })),
  });
}
