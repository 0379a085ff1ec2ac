/** The public site's half of a briefing: pages that only their secret opens. */
import type { BriefingDoor } from "../../respond/briefings/ports.ts";

/** As long as the public site has no such pages, messages name no link, and say whom to tell instead. */
export function openBriefingDoor(): BriefingDoor {
  return { linkOf: () => null, show: async () => {} };
}
