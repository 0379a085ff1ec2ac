/** One wave: what it would take, or how it goes. */
import { mayEver } from "../../../../domain/staff/permissions.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../../frame/visit.ts";
import { waveView } from "./view.ts";

export const path = "/incidents/:incident/notices/waves/:wave";
export const needs = "incident";
export const verbs = { get: "wave.read" } as const;

export async function get({ desk, staff, incident, params }: IncidentVisit): Promise<Reply> {
  const base = `/incidents/${incident.reference}/notices`;
  const outcome = await desk.wave(staff, incident.id, Number(params["wave"]));
  if (!outcome.ok) return notFound;
  const wave = waveView(outcome.value);
  return page("notices/waves/wave/page.njk", {
    title: `Wave ${wave.number}: ${wave.name}`,
    back: { href: `${base}/waves`, text: "Waves" },
    ...{ wave, base, here: `${base}/waves/${wave.number}` },
    maySend: mayEver(staff.role, "notice.send"),
    mayPlan: mayEver(staff.role, "wave.plan"),
    maySteer: mayEver(staff.role, "wave.steer"),
  });
}
