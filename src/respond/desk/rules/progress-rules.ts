/** Which verbs the methods are that say how far telling people is. */
import type { ProgressDesk } from "../people/progress-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const progressRules: { readonly [M in keyof ProgressDesk]: DeskRule<ProgressDesk[M]> | "open" } = {
  progress: { verb: "progress.read", incident: (id) => id },
  figuresFile: { verb: "progress.read", incident: (id) => id },
  proof: { verb: "proof.read", incident: (id) => id },
  finishes: { verb: "progress.read", incident: (id) => id },
  finishTelling: { verb: "progress.finish", incident: (id) => id },
};
