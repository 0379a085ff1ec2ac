/**
 * Binds the safe-contact gate to its ports. Flags reach across authorities and the work on who is held is written beside
 * notices: both are Candour's own work, and each use case asks first whose the person is.
 */
import type { By } from "../change-by.ts";
import type { GateDesk } from "../desk/people/gate-desk.ts";
import type { SeverityDesk } from "../desk/people/severity-desk.ts";
import { adjustSeverity, severityOf } from "./adjust-severity.ts";
import { flagsOf, liftFlag, raiseFlag, settleFlag } from "./flag-person.ts";
import type { GatePorts } from "./gate-ports.ts";
import { flagFile, readFlagFile, takeFlagFile } from "./import-flags.ts";
import { setCircumstances } from "./set-circumstances.ts";
import { addContact, planHold, type ReachPorts, readHold, readHolds, recordEffort } from "./work-on-holds.ts";

export type GateDeskPorts = GatePorts & ReachPorts;

export function openGateDesk(portsOf: (by: By) => GateDeskPorts): GateDesk & SeverityDesk {
  const own = portsOf("system");
  return {
    gateRules: () => own.gate(),
    flagsOf: (reader, incident, person) => flagsOf(own, reader, incident, person),
    raiseFlag: (by, incident, person, form) => raiseFlag(own, by, incident, person, form),
    liftFlag: (by, incident, person, form) => liftFlag(own, by, incident, person, form),
    settleFlag: (by, incident, person, form) => settleFlag(own, by, incident, person, form),
    readFlagFile: (by, incident, text) => readFlagFile(own, by, incident, text),
    flagFile: (reader, incident, file) => flagFile(own, reader, incident, file),
    takeFlagFile: (by, incident, file) => takeFlagFile(own, by, incident, file),
    circumstances: ({ authority }, incident) => own.gating.circumstances({ authority, incident }),
    setCircumstances: (by, incident, form) => setCircumstances(own, by, incident, form),
    severityFlags: ({ authority }, incident) => own.gating.severityFlags({ authority, incident }),
    severityOf: (reader, incident, person) => severityOf(own, reader, incident, person),
    adjustSeverity: (by, incident, person, form) => adjustSeverity(own, by, incident, person, form),
    holds: (reader, query) => readHolds(portsOf(reader), reader, query),
    hold: (reader, incident, notice) => readHold(portsOf(reader), own.notices, reader, incident, notice),
    recordEffort: (by, incident, notice, effort) => recordEffort(own, by, incident, notice, effort),
    planHold: (by, incident, notice, plan) => planHold(own, by, incident, notice, plan),
    addContact: (by, incident, notice, contact) => addContact(own, by, incident, notice, contact),
  };
}
