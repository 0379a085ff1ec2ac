/** Binds what keeps people from being written to again to its ports. */
import type { By } from "../change-by.ts";
import type { SuppressionDesk } from "../desk/people/suppression-desk.ts";
import { importSuppressions } from "./import-suppressions.ts";
import { liftSuppression, readSuppressible, type SuppressionPorts, suppress } from "./suppress.ts";

export type { SuppressionPorts };

export function openSuppressionDesk(portsOf: (by: By) => SuppressionPorts): SuppressionDesk {
  return {
    suppressions: (reader, _incident, page) => portsOf(reader).suppressions.page(reader.authority, page),
    async suppression(reader, _incident, id) {
      const one = await portsOf(reader).suppressions.byId(id);
      return one === null || one.authority !== reader.authority ? null : one;
    },
    suppressible: (reader, incident, person) => readSuppressible(portsOf(reader), reader, incident, person),
    suppress: (by, incident, person, form) => suppress(portsOf(by), by, incident, person, form),
    importSuppressions: (by, incident, table) => importSuppressions(portsOf(by), by, incident, table),
    liftSuppression: (by, incident, id, reasons) => liftSuppression(portsOf(by), by, incident, id, reasons),
  };
}
