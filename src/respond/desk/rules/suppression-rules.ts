/** Which verbs the methods are that keep people from being written to again. */
import type { SuppressionDesk } from "../people/suppression-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const suppressionRules: {
  readonly [M in keyof SuppressionDesk]: DeskRule<SuppressionDesk[M]> | "open";
} = {
  suppressions: { verb: "suppression.read", incident: (id) => id },
  suppression: { verb: "suppression.read", incident: (id) => id },
  suppressible: { verb: "suppression.add", incident: (id) => id },
  suppress: { verb: "suppression.add", incident: (id) => id },
  importSuppressions: { verb: "suppression.import", incident: (id) => id },
  liftSuppression: { verb: "suppression.lift", incident: (id) => id },
};
