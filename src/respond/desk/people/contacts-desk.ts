/** The parts of the desk for everything between a body and one person besides the first sending. */
import type { ContactDesk } from "./contact-desk.ts";
import type { PhoneDesk } from "./phone-desk.ts";
import type { SuppressionDesk } from "./suppression-desk.ts";
import type { UnsureDesk } from "./unsure-desk.ts";

export type ContactsDesk = SuppressionDesk & PhoneDesk & UnsureDesk & ContactDesk;
