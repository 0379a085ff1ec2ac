/** Notices as the draft, or what stands there, would make them, for somebody made up at each severity. */
import { mayEver } from "../../../domain/staff/permissions.ts";
import { notFound, page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { addressOf, kindWords, whichOf } from "../found.ts";
import { previewsView } from "./view.ts";

export const path = "/notices/templates/:code/:wording/preview";
export const needs = "staff";
export const verbs = { get: "wording.read" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const { desk, staff } = visit;
  const which = whichOf(visit);
  const previews = which === null ? null : await desk.previewWording(staff, which);
  if (which === null || previews === null) return notFound;
  const seesPeople = mayEver(staff.role, "notice.read");
  const incidents = seesPeople ? await desk.incidents(staff) : [];
  return page("wording/preview/page.njk", {
    title: "Notices as these words make them",
    about: "These people are made up.",
    back: { href: addressOf(which), text: kindWords[which.kind] },
    previews: previewsView(previews),
    incidents: incidents.map(({ reference, title }) => ({
      href: `/incidents/${reference}/notices/preview/${which.language}/${which.kind}`,
      text: `${reference}, ${title}`,
    })),
  });
}
