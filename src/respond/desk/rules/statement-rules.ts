/** Who may do what with statements. */
import type { StatementDesk } from "../incident/statement-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const statementRules: { readonly [M in keyof StatementDesk]: DeskRule<StatementDesk[M]> | "open" } = {
  statements: { verb: "statement.read", incident: (id) => id },
  writeStatement: { verb: "statement.write", incident: (id) => id },
  approveStatement: { verb: "statement.approve", incident: ({ incident }) => incident },
  sendBackStatement: { verb: "statement.approve", incident: ({ incident }) => incident },
  discardStatement: { verb: "statement.write", incident: ({ incident }) => incident },
  publishStatement: { verb: "statement.publish", incident: (id) => id },
  retractStatement: { verb: "statement.publish", incident: ({ incident }) => incident },
};
