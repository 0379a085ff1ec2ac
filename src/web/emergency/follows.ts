/** It is done for the public, and the record is slow or cannot be reached: this page asks it for nothing. */
import { page, type Reply, type StaffVisit } from "../frame/visit.ts";

type Done = {
  readonly title: string;
  readonly said: string;
  readonly text?: string;
  readonly warning?: string;
};

export function followsPage(
  { site }: Pick<StaffVisit, "site">,
  { title, said, text = "", warning = "" }: Done,
): Reply {
  return page("emergency/follows.njk", { title, said, text, warning, publicSiteUrl: site.publicSiteUrl });
}
