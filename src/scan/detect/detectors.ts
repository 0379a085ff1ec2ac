/** Every recogniser, in the order in which ties are settled. */
import { email } from "./contact/email.ts";
import { phone } from "./contact/phone.ts";
import { postcode } from "./contact/postcode.ts";
import type { Detector } from "./detector.ts";
import { dateOfBirth } from "./identity/date-of-birth.ts";
import { nino } from "./identity/nino.ts";

export const detectors: readonly Detector[] = [email, nino, postcode, dateOfBirth, phone];

const byType = new Map(detectors.map((detector) => [detector.type, detector]));

export const detectorFor = (type: Detector["type"]): Detector | undefined => byType.get(type);
