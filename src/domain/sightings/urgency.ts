/** How soon somebody must look at a sighting: by what the reporter did, for that is what gives an intruder a way in. */
import type { SightingKind } from "./kind.ts";
import type { Act, Urgency } from "./sighting.ts";

export function urgencyOf(kind: SightingKind, acts: readonly Act[]): Urgency {
  if (acts.includes("typed") || acts.includes("opened")) return 3;
  if (acts.includes("clicked") || kind === "device") return 2;
  return 1;
}
