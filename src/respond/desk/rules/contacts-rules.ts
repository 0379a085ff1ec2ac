/** Which verbs the methods are for everything between a body and one person besides the first sending. */
import type { ContactsDesk } from "../people/contacts-desk.ts";
import type { TellingDesk } from "../people/telling-desk.ts";
import { agreementRules } from "./agreement-rules.ts";
import { contactRules } from "./contact-rules.ts";
import type { DeskRule } from "./desk-rule.ts";
import { laterNoticeRules } from "./later-notice-rules.ts";
import { phoneRules } from "./phone-rules.ts";
import { printRules } from "./print-rules.ts";
import { publicNoticeRules } from "./public-notice-rules.ts";
import { suppressionRules } from "./suppression-rules.ts";
import { unsureRules } from "./unsure-rules.ts";
import { wordingRules } from "./wording-rules.ts";

export const contactsRules: {
  readonly [M in keyof (ContactsDesk & TellingDesk)]: DeskRule<(ContactsDesk & TellingDesk)[M]> | "open";
} = {
  ...laterNoticeRules,
  ...printRules,
  ...suppressionRules,
  ...phoneRules,
  ...unsureRules,
  ...wordingRules,
  ...contactRules,
  ...publicNoticeRules,
  ...agreementRules,
};
