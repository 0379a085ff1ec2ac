/** Some of the notices to be approved with where each would go, letters before the rest: a wrong house shows here first. */
import { channels } from "../../../domain/notice.ts";
import type { SeverityBand } from "../../../domain/person.ts";
import type { NoticeRow } from "../../../respond/notice-desk.ts";
import type { IncidentVisit } from "../../frame/visit.ts";
import { channelWords } from "../../words/states.ts";

const shown = 10;

export async function readSamples(
  visit: Pick<IncidentVisit, "desk" | "staff" | "incident">,
  bands: readonly SeverityBand[],
) {
  const { desk, staff, incident } = visit;
  const pages = await Promise.all(
    channels
      .toSorted((a, b) => Number(b === "letter") - Number(a === "letter"))
      .flatMap((channel) => bands.map((band) => ({ channel, band })))
      .map((asked) => desk.notices(staff, { incident: incident.id, state: "drafted", ...asked, page: 1 })),
  );
  const details = await Promise.all(
    picked(pages.map(({ rows }) => rows)).map(({ id }) => desk.notice(staff, id)),
  );
  return details.flatMap((outcome) => {
    if (!outcome.ok) return [];
    const { id, personReference, personName, channel, destination } = outcome.value;
    return {
      href: `/incidents/${incident.reference}/notices/${id}`,
      reference: personReference,
      name: personName === "" ? "No name found" : personName,
      channel: channel === null ? "Not chosen" : channelWords[channel],
      destination: destination ?? "Nowhere yet",
    };
  });
}

/** Letters come first in `pages`; each list is looked into all over, for those at its head are much alike. */
function picked(pages: readonly (readonly NoticeRow[])[]): readonly NoticeRow[] {
  const all = pages.filter((rows) => rows.length > 0);
  const each = Math.max(1, Math.ceil(shown / Math.max(1, all.length)));
  return all.flatMap((rows) => spread(rows, each)).slice(0, shown);
}

function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}
