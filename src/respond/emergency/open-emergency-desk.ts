/** Binds the desk of emergency messages to its ports. */
import type { By } from "../change-by.ts";
import type { EmergencyDesk } from "../desk/house/emergency-desk.ts";
import { otherLanguages } from "../translations/read-translations.ts";
import type { EmergencyPorts } from "./ports.ts";
import { endEmergency, publishEmergency, standByEmergency } from "./publish-emergency.ts";
import { standingEmergency } from "./read-emergency.ts";

export function openEmergencyDesk(portsOf: (by: By) => EmergencyPorts): EmergencyDesk {
  const reach = (by: By) => ({ ports: portsOf(by), own: portsOf("system") });
  return {
    emergency: (reader) => standingEmergency(portsOf(reader)),
    emergencies: (reader) => portsOf(reader).emergencies.all(),
    emergencyLanguages: (reader) => otherLanguages(portsOf(reader)),
    publishEmergency: (by, text, more) => publishEmergency(reach(by), by, text, more),
    endEmergency: (by, id) => endEmergency(reach(by), by, id),
    standByEmergency: (by, id) => standByEmergency(reach(by), by, id),
  };
}
