/** Binds the use cases for the regulator to their ports. */

import type { By } from "../change-by.ts";
import { changeClock, readClocks } from "../clocks/clocks.ts";
import { confirmDecision, makeDecision, readDecisions } from "../decisions/decide.ts";
import type { RegulatorDesk } from "../desk/incident/regulator-desk.ts";
import { readReport } from "./read-report.ts";
import type { RegulatorPorts } from "./regulator-ports.ts";
import { regulatorState } from "./regulator-state.ts";
import { reportFile } from "./report-paper.ts";
import { signReport } from "./sign-report.ts";
import { writeReportSection } from "./write-section.ts";

/**
 * What is written goes through the writer's own connection. Figures and words are counted and compared over all of the
 * register of the reader's authority, whatever the reader's role may open of it: each reading names that authority alone.
 */
export function openRegulatorDesk(portsOf: (by: By) => RegulatorPorts): RegulatorDesk {
  const own = portsOf("system");
  return {
    regulatorState: (reader, incident) => regulatorState(own, reader, incident),
    clocks: (reader, incident) => readClocks(own, reader, incident),
    changeClock: (by, incident, regime, form) => changeClock(portsOf(by), own, by, incident, regime, form),
    decisions: (reader, incident) => readDecisions(portsOf(reader), reader, incident),
    makeDecision: (by, incident, form) => makeDecision(portsOf(by), own, by, incident, form),
    confirmDecision: (by, incident, number, form) =>
      confirmDecision(portsOf(by), own, by, incident, number, form),
    report: (reader, incident) => readReport(own, reader, incident),
    writeReportSection: (by, incident, section, form) =>
      writeReportSection(portsOf(by), own, by, incident, section, form),
    signReport: (by, incident, form) => signReport(portsOf(by), own, by, incident, form),
    sentReports: (reader, incident) =>
      portsOf(reader).reports.sent({ incident, authority: reader.authority }),
    reportFile: (reader, incident, asked) => reportFile(own, reader, incident, asked),
  };
}
