/** Binds the desk of statements to the record. */
import type { By } from "../change-by.ts";
import type { StatementDesk } from "../desk/incident/statement-desk.ts";
import type { StatementStore } from "../ports.ts";
import { takeStatementStep } from "./pass-statement.ts";
import type { PublishPorts } from "./publish-site.ts";
import { publishStatement, retractStatement } from "./publish-statement.ts";
import { writeStatement } from "./write-statement.ts";

export type StatementDeskPorts = PublishPorts & { readonly statements: StatementStore };

export function openStatementDesk(portsOf: (by: By) => StatementDeskPorts): StatementDesk {
  // The public page is about all bodies: gathering its facts is Candour's own work.
  const own = portsOf("system");
  return {
    statements: (reader, id) => portsOf(reader).statements.of(id),
    writeStatement: (by, id, form) => writeStatement(portsOf(by), by, id, form),
    approveStatement: (by, which) => takeStatementStep(portsOf(by), by, which, "approve"),
    sendBackStatement: (by, which, why) => takeStatementStep(portsOf(by), by, which, "send-back", why),
    discardStatement: (by, which) => takeStatementStep(portsOf(by), by, which, "discard"),
    publishStatement: (by, id, number) => publishStatement(own, by, id, number),
    retractStatement: (by, which, why) => retractStatement(own, by, which, why),
  };
}
