/** Which verbs the methods are that answer who asks whether they are affected. */
import type { CheckDesk } from "../people/check-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const checkRules: { readonly [M in keyof CheckDesk]: DeskRule<CheckDesk[M]> | "open" } = {
  checkCounts: { verb: "check.count", incident: (id) => id },
  checkCalls: { verb: "check.call", incident: (id) => id },
  checkCall: { verb: "check.call", incident: (id) => id },
  closeCall: { verb: "check.call", incident: (id) => id },
  askForCaller: { verb: "check.ask", incident: (id) => id },
  identityQuestions: { verb: "check.read-out" },
  readOut: { verb: "check.read-out", incident: (id) => id },
};
