/** Ledger entries about residents who ask or complain, in words. */
import { callerVerbs } from "./caller-verbs.ts";
import { checkVerbs } from "./check-verbs.ts";
import { complaintVerbs } from "./complaint-verbs.ts";
import { contactVerbs } from "./contact-verbs.ts";
import { gateVerbs } from "./gate-verbs.ts";
import { progressVerbs } from "./progress-verbs.ts";
import { subscriptionVerbs } from "./subscription-verbs.ts";
import { unsureVerbs } from "./unsure-verbs.ts";
import { waveVerbs } from "./wave-verbs.ts";
import { wordingVerbs } from "./wording-verbs.ts";

export const residentVerbs: Readonly<Record<string, string>> = {
  ...checkVerbs,
  ...complaintVerbs,
  ...callerVerbs,
  ...contactVerbs,
  ...progressVerbs,
  ...waveVerbs,
  ...gateVerbs,
  ...subscriptionVerbs,
  ...unsureVerbs,
  ...wordingVerbs,
};
