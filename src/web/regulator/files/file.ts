/** A report as plain text or PDF. */
import { type IncidentVisit, notFound, type Reply } from "../../frame/visit.ts";

export async function reportFile(
  { desk, staff, incident, params }: IncidentVisit,
  number: number | null,
  name: string,
): Promise<Reply> {
  const form = params["form"];
  if (form !== "text" && form !== "pdf") return notFound;
  const bytes = await desk.reportFile(staff, incident.id, { number, as: form });
  if (bytes === null) return notFound;
  return form === "pdf"
    ? { kind: "pdf", bytes, name: `${name}.pdf` }
    : { kind: "file", bytes, name: `${name}.txt`, type: "text/plain; charset=utf-8" };
}
