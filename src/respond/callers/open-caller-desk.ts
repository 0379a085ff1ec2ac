/** Binds what answers residents who call to its ports. */
import type { By } from "../change-by.ts";
import type { CallerDesk } from "../desk/people/caller-desk.ts";
import { answerCaller, type CallerPorts, checkCode } from "./answer-caller.ts";
import { followUp, recordEnquiry } from "./record-enquiry.ts";

export type { CallerPorts };

export function openCallerDesk(portsOf: (by: By) => CallerPorts): CallerDesk {
  return {
    caller: (reader, incident, person) => answerCaller(portsOf(reader), reader, incident, person),
    followUps: (reader, incident) => portsOf(reader).enquiries.due(incident, reader.authority),
    recordEnquiry: (by, incident, person, form) => recordEnquiry(portsOf(by), by, incident, person, form),
    followUp: (by, incident, enquiry) => followUp(portsOf(by), by, incident, enquiry),
    checkCode: (reader, _incident, code) => checkCode(portsOf(reader), code),
  };
}
