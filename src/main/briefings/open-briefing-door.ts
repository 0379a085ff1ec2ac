/** The public site's half of a briefing: pages that only their secret opens, put where the hatch keeps answers. */
import type { BriefingDoor } from "../../respond/briefings/ports.ts";
import type { AnswerPort } from "../../respond/hatch/hatch-ports.ts";

export function openBriefingDoor(hatch: Pick<AnswerPort, "put">, address: () => string): BriefingDoor {
  return {
    address,
    show: (secret, answer, until) => hatch.put(secret, { kind: "briefing", body: answer, until }),
  };
}
