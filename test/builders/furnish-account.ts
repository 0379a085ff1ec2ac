/** Gives a furnished record what is told of an incident: the timeline, hand-over notes, referrals, evidence. */
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export async function furnishAccount({ desk, lead, incident, now }: Furnished): Promise<void> {
  const line = {
    what: "An alarm rang at the data centre",
    source: "Log of the firewall",
    reach: "own",
    happened: new Date(now().getTime() - 7_200_000),
    zone: "uk",
    exactness: "minute",
    corrects: null,
  } as const;
  must(await desk.addLine(lead, incident.id, line));
}
