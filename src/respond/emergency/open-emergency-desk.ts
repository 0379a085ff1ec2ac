/** Binds the desk of emergency messages to its ports. */
import type { By } from "../change-by.ts";
import type { EmergencyDesk } from "../desk/house/emergency-desk.ts";
import type { EmergencyPorts } from "./ports.ts";
import { endEmergency, publishEmergency, standByEmergency } from "./publish-emergency.ts";

export function openEmergencyDesk(portsOf: (by: By) => EmergencyPorts): EmergencyDesk {
  return {
    emergency: (reader) => portsOf(reader).emergencies.standing(),
    emergencies: (reader) => portsOf(reader).emergencies.all(),
    publishEmergency: (by, text) => publishEmergency(portsOf(by), by, text, portsOf("system")),
    endEmergency: (by, id) => endEmergency(portsOf(by), by, id),
    standByEmergency: (by, id) => standByEmergency(portsOf(by), by, id),
  };
}
