/** Binds what tells people by phone to its ports. */
import type { By } from "../change-by.ts";
import type { PhoneDesk } from "../desk/people/phone-desk.ts";
import { type PhonePorts, readCallSheet, readToCall } from "./read-calls.ts";
import { assignCall, recordCall } from "./record-call.ts";

export type { PhonePorts };

export function openPhoneDesk(portsOf: (by: By) => PhonePorts): PhoneDesk {
  return {
    toCall: (reader, incident, mine) => readToCall(portsOf(reader), reader, incident, mine),
    callTo: (reader, incident, notice) => readCallSheet(portsOf(reader), reader, incident, notice),
    assignCall: (by, incident, notice, to) => assignCall(portsOf(by), by, incident, notice, to),
    recordCall: (by, incident, notice, made) => recordCall(portsOf(by), by, incident, notice, made),
  };
}
