/** What the public is told that we know, believe and do not know yet; what waits for a yes; when it was last checked. */
import { mayEver } from "../../../domain/staff/permissions.ts";
import { wordsFor } from "../../../respond/words.ts";
import { oneOf, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { kindTag, pointsOf, takenWords } from "./view.ts";

export const path = "/incidents/:incident/points";
export const needs = "incident";
export const verbs = { get: "point.read", post: "point.write" } as const;

const steps = ["check", "discard"] as const;

export async function get({ desk, staff, incident, site }: IncidentVisit): Promise<Reply> {
  const { standing, waiting } = pointsOf(await desk.points(staff, incident.id));
  return page("public-page/points/page.njk", {
    title: "What we know so far",
    here: `/incidents/${incident.reference}/points`,
    publicSiteUrl: site.publicSiteUrl,
    may: { write: mayEver(staff.role, "point.write"), approve: mayEver(staff.role, "point.approve") },
    standing: standing.map(({ point, earlier }) => ({
      ...point,
      tag: kindTag(point),
      takenWords: takenWords(point),
      own: point.authority === staff.authority,
      earlier: earlier.map((one) => ({ ...one, tag: kindTag(one), takenWords: takenWords(one) })),
    })),
    waiting: waiting.map((one) => ({
      ...one,
      tag: kindTag(one),
      takenWords: takenWords(one),
      own: one.authority === staff.authority,
      ownWords: one.writers.includes(staff.id),
    })),
  });
}

/** One press: it still is so, or this wording is put away. */
export async function post({ desk, staff, incident, form }: IncidentVisit): Promise<Reply> {
  const step = oneOf(form, "step", steps);
  const number = Number(raw(form, "number"));
  if (step === undefined || !Number.isSafeInteger(number)) return notFound;
  const which = { incident: incident.id, number };
  const outcome =
    step === "check" ? await desk.checkPoint(staff, which) : await desk.discardPoint(staff, which);
  const done = step === "check" ? "Checked again; the public page says so." : "The wording is put away.";
  return redirect(`/incidents/${incident.reference}/points`, outcome.ok ? done : wordsFor(outcome.problem));
}
