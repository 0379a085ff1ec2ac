/** One print batch: what is in it, how it leaves, and whether the printer has it. */
import { keptDays } from "../../../domain/print/batch.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { batchesOf, stateTags } from "../words.ts";

export const path = "/incidents/:incident/notices/batches/:batch";
export const needs = "incident";
export const verbs = { get: "print.read" } as const;

export async function get({ desk, staff, incident, params }: IncidentVisit): Promise<Reply> {
  const batch = await desk.printBatch(staff, incident.id, params["batch"] ?? "");
  if (batch === null) return notFound;
  const list = batchesOf(incident);
  return page("print/one/page.njk", {
    title: `Print batch ${batch.number}`,
    back: { href: list, text: "Print batches" },
    here: `${list}/${batch.id}`,
    batch,
    standing: stateTags[batch.state],
    keptDays,
  });
}
