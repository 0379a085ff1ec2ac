/** Waves of one's own authority: what each came to. */
import { mayEver } from "../../../../domain/staff/permissions.ts";
import { type IncidentVisit, page, type Reply } from "../../../frame/visit.ts";
import { dateAndTime } from "../../../words/dates.ts";
import { waveTags } from "../words.ts";

export const path = "/incidents/:incident/notices/waves";
export const needs = "incident";
export const verbs = { get: "wave.read" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const base = `/incidents/${incident.reference}/notices`;
  const waves = await desk.waves(staff, incident.id);
  return page("notices/waves/list/page.njk", {
    title: "Waves",
    back: { href: base, text: "Notices" },
    base,
    mayPlan: mayEver(staff.role, "wave.plan"),
    waves: waves.map((wave) => ({
      href: `${base}/waves/${wave.number}`,
      ...{ number: wave.number, name: wave.name, tag: waveTags[wave.state] },
      launched: wave.launchedAt === null ? null : dateAndTime(wave.launchedAt),
      people: wave.account.people,
      told: wave.account.sent,
      failed: wave.account.failed - wave.account.fellBack,
    })),
  });
}
