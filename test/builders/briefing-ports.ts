/** What a briefing desk needs besides its stores: the templates that come with Candour, and a door of which all is kept. */
import { readBriefings } from "../../src/main/content/read-briefings.ts";
import type { BriefingAnswer, BriefingDeskPorts } from "../../src/respond/briefings/ports.ts";

type Given = Omit<BriefingDeskPorts, "briefingDoor" | "briefingTemplates">;

/** `shown`: by secret, what stands behind each link. */
export function briefingPortsOf<T extends Given>(
  given: T,
  shown: Map<string, BriefingAnswer> = new Map(),
): T & BriefingDeskPorts {
  return {
    ...given,
    briefingTemplates: () => readBriefings("/nowhere"),
    briefingDoor: {
      address: () => "https://updates.northmere.example",
      show: async (secret, answer) => void shown.set(secret, answer),
    },
  };
}
