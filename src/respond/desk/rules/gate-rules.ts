/** Which verbs the methods are that judge groups, keep the safe-contact gate, and set severity by hand. */
import type { GateDesk } from "../people/gate-desk.ts";
import type { JudgementDesk } from "../people/judgement-desk.ts";
import type { SeverityDesk } from "../people/severity-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const judgementRules: { readonly [M in keyof JudgementDesk]: DeskRule<JudgementDesk[M]> | "open" } = {
  judgements: { verb: "decision.read", incident: (id) => id },
  judgeGroup: { verb: "decision.make", incident: (id) => id },
  judgedPeople: { verb: "people.count", incident: (id) => id },
  weighGroup: { verb: "decision.make", incident: (id) => id },
  preparedAgainst: { verb: "people.count", incident: (id) => id },
  withdrawJudged: { verb: "notice.approve", incident: (id) => id },
};

export const gateRules: {
  readonly [M in keyof (GateDesk & SeverityDesk)]: DeskRule<(GateDesk & SeverityDesk)[M]> | "open";
} = {
  circumstances: { verb: "circumstances.set", incident: (id) => id },
  setCircumstances: { verb: "circumstances.set", incident: (id) => id },
  severityFlags: { verb: "people.count", incident: (id) => id },
  severityOf: { verb: "severity.adjust", incident: (id) => id },
  adjustSeverity: { verb: "severity.adjust", incident: (id) => id },
  gateRules: { verb: "people.count", incident: (id) => id },
  flagsOf: { verb: "flag.raise", incident: (id) => id },
  raiseFlag: { verb: "flag.raise", incident: (id) => id },
  liftFlag: { verb: "flag.lift", incident: (id) => id },
  settleFlag: { verb: "flag.lift", incident: (id) => id },
  readFlagFile: { verb: "flag.import", incident: (id) => id },
  flagFile: { verb: "flag.import", incident: (id) => id },
  takeFlagFile: { verb: "flag.import", incident: (id) => id },
  holds: { verb: "gate.read", incident: (query) => query.incident },
  hold: { verb: "gate.read", incident: (id) => id },
  recordEffort: { verb: "gate.work", incident: (id) => id },
  planHold: { verb: "gate.work", incident: (id) => id },
  addContact: { verb: "gate.work", incident: (id) => id },
};
