/** The briefing that an address names, and how briefings are shown alike on all their pages. */
import type { Briefing, BriefingVersion, VersionState } from "../../domain/briefings/briefing.ts";
import { briefingReference, pendingVersion, standing } from "../../domain/briefings/briefing.ts";
import type { BriefingView, Tally } from "../../respond/desk/incident/briefing-reading.ts";
import type { IncidentVisit } from "../frame/visit.ts";
import { share } from "../words/numbers.ts";
import type { Tag } from "../words/states.ts";

export async function briefingOf({
  desk,
  staff,
  incident,
  params,
}: IncidentVisit): Promise<BriefingView | null> {
  const number = numberIn(params["briefing"] ?? "");
  return number === null ? null : await desk.briefing(staff, incident.id, number);
}

export function numberIn(text: string): number | null {
  return /^[1-9]\d{0,6}$/u.test(text) ? Number(text) : null;
}

export function hrefOf({ incident }: IncidentVisit, number?: number): string {
  const all = `/incidents/${incident.reference}/briefings`;
  return number === undefined ? all : `${all}/${number}`;
}

export function back(visit: IncidentVisit, number?: number) {
  return number === undefined
    ? { href: hrefOf(visit), text: "Briefings" }
    : { href: hrefOf(visit, number), text: `Briefing ${briefingReference(number)}` };
}

/** What is worth showing first: what waits for somebody, else what stands. */
export function shownVersion(briefing: Briefing): BriefingVersion {
  return pendingVersion(briefing) ?? standing(briefing) ?? briefing.versions.at(-1)!;
}

export const stateTags: Readonly<Record<VersionState, Tag>> = {
  draft: { text: "Draft", colour: "grey" },
  approved: { text: "Approved, not sent", colour: "yellow" },
  sent: { text: "Sent", colour: "green" },
  withdrawn: { text: "Withdrawn", colour: "grey" },
};

/** A correction that is being written must not look as if nothing had gone out. */
export function tagOf(briefing: Briefing): Tag {
  const { state, number } = shownVersion(briefing);
  if (state === "draft" && number > 1) return { text: "Correction drafted", colour: "yellow" };
  if (state === "approved" && number > 1) return { text: "Correction approved", colour: "yellow" };
  return stateTags[state];
}

export function tallyView(tally: Tally) {
  return { ...tally, percent: share(tally.acknowledged, tally.recipients) };
}
