/** The parts of the desk by which people of the register are looked at by a partner, and answered. */
import type { CallerDesk } from "./caller-desk.ts";
import type { CheckDesk } from "./check-desk.ts";
import type { ComplaintDesk } from "./complaint-desk.ts";
import type { ContactsDesk } from "./contacts-desk.ts";
import type { ProgressDesk } from "./progress-desk.ts";
import type { SharingDesk } from "./sharing-desk.ts";
import type { WaveDesk } from "./wave-desk.ts";

export type PeopleDesk = SharingDesk &
  CheckDesk &
  ComplaintDesk &
  CallerDesk &
  ContactsDesk &
  ProgressDesk &
  WaveDesk;
