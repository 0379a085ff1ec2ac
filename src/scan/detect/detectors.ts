/** Every recogniser, in the order in which ties are settled. */
import { password } from "./access/password.ts";
import { username } from "./access/username.ts";
import { email } from "./contact/email.ts";
import { phone } from "./contact/phone.ts";
import { postcode } from "./contact/postcode.ts";
import { benefitReference, councilTaxReference, housingReference } from "./council/references.ts";
import { upn } from "./council/upn.ts";
import { uprn } from "./council/uprn.ts";
import { vehicleRegistration } from "./council/vehicle-registration.ts";
import type { Detector } from "./detector.ts";
import { dateOfBirth } from "./identity/date-of-birth.ts";
import { drivingLicence } from "./identity/driving-licence.ts";
import { nhsNumber } from "./identity/nhs-number.ts";
import { nino } from "./identity/nino.ts";
import { passport } from "./identity/passport.ts";
import { utr } from "./identity/utr.ts";
import { bankAccount } from "./money/bank-account.ts";
import { iban } from "./money/iban.ts";
import { paymentCard } from "./money/payment-card.ts";

export const detectors: readonly Detector[] = [
  password,
  username,
  email,
  iban,
  paymentCard,
  drivingLicence,
  upn,
  nino,
  passport,
  utr,
  bankAccount,
  uprn,
  councilTaxReference,
  housingReference,
  benefitReference,
  nhsNumber,
  dateOfBirth,
  phone,
  postcode,
  vehicleRegistration,
];

const byType = new Map(detectors.map((detector) => [detector.type, detector]));

export const detectorFor = (type: Detector["type"]): Detector | undefined => byType.get(type);

/** Their shape is their own, so a column without a header may be known by it; the rest need to be told. */
export const tellingByShape: readonly Detector[] = detectors.filter(({ type }) =>
  [
    "email",
    "iban",
    "payment-card",
    "driving-licence",
    "upn",
    "nino",
    "bank-account",
    "nhs-number",
    "phone",
    "postcode",
    "vehicle-registration",
  ].includes(type),
);
