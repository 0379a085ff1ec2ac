/** Those at high or very high risk: how many, how many of them are told, and what keeps the rest from being told. */
import type { NoticeState } from "../../../domain/notices/notice.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { IncidentVisit } from "../../frame/visit.ts";

export type Urgent = {
  readonly people: number;
  readonly told: number;
  readonly held: number;
  readonly withoutNotice: number;
};

const urgentBands: readonly SeverityBand[] = ["very-high", "high"];

export async function readUrgent(visit: Pick<IncidentVisit, "desk" | "staff" | "incident">): Promise<Urgent> {
  const [people, told, held, withoutNotice] = await Promise.all([
    countOf(visit, undefined),
    countOf(visit, "sent"),
    countOf(visit, "held"),
    countOf(visit, "none"),
  ]);
  return { people, told, held, withoutNotice };
}

async function countOf(
  { desk, staff, incident }: Pick<IncidentVisit, "desk" | "staff" | "incident">,
  notice: NoticeState | "none" | undefined,
): Promise<number> {
  const asked = { incident: incident.id, ...(notice === undefined ? {} : { notice }) };
  const found = await Promise.all(urgentBands.map((band) => desk.countPeople(staff, { ...asked, band })));
  return found.reduce((sum, count) => sum + count, 0);
}
