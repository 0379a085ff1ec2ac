/** The address without a path: to the incidents, or, before anybody has an account, how to begin. */
import { page, type Reply, redirect, type Visit } from "../../frame/visit.ts";

export const path = "/";
export const needs = "nobody";
export const verbs = { get: "open" } as const;

export async function get({ desk, site }: Visit): Promise<Reply> {
  if (!(await desk.needsSetUp())) return redirect("/incidents");
  return page("entry/home/page.njk", { title: "Set up Candour", linkBegins: beginningOf(site.setUpLink) });
}

/** Enough to recognise the link by. The token in it is for whoever can see where Candour was started. */
function beginningOf(link: string | null): string | null {
  return link === null ? null : (link.split("=")[0] ?? null);
}
