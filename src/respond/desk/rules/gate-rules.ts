/** Which verbs the methods are that judge groups, keep the safe-contact gate, and set severity by hand. */
import type { JudgementDesk } from "../people/judgement-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const judgementRules: { readonly [M in keyof JudgementDesk]: DeskRule<JudgementDesk[M]> | "open" } = {
  judgements: { verb: "decision.read", incident: (id) => id },
  judgeGroup: { verb: "decision.make", incident: (id) => id },
  judgedPeople: { verb: "people.count", incident: (id) => id },
  weighGroup: { verb: "decision.make", incident: (id) => id },
};
