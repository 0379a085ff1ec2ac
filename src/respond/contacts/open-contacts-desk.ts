/** Binds everything between a body and one person besides the first sending to its ports. */
import type { By } from "../change-by.ts";
import type { ContactsDesk } from "../desk/people/contacts-desk.ts";
import { openPhoneDesk, type PhonePorts } from "../phone/open-phone-desk.ts";
import { openSuppressionDesk, type SuppressionPorts } from "../suppression/open-suppression-desk.ts";
import { openUnsureDesk } from "../unsure/open-unsure-desk.ts";
import type { UnsurePorts } from "../unsure/unsure-store.ts";
import { type ContactPorts, openContactDesk } from "./open-contact-desk.ts";

export type ContactsPorts = SuppressionPorts & PhonePorts & UnsurePorts & ContactPorts;

export function openContactsDesk(portsOf: (by: By) => ContactsPorts): ContactsDesk {
  return {
    ...openSuppressionDesk(portsOf),
    ...openPhoneDesk(portsOf),
    ...openUnsureDesk(portsOf),
    ...openContactDesk(portsOf),
  };
}
