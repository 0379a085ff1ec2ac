/** Who may do what about contacts with people besides notices: a part of the table in permissions.ts. */

import { wordingPermissions } from "./wording-permissions.ts";

export const contactPermissions = {
  ...wordingPermissions,
  // Every contact with a person, and what they ask to be changed
  "contact.read": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
  "contact.note": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
  "contact.decide": { roles: ["lead", "dpo"], reach: "own", reason: true },
  // Telling people by phone
  "phone.read": { roles: ["lead", "dpo", "communications", "contact-centre"], reach: "own" },
  "phone.call": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
  // Telling a group by something public; the judgement is made by two, and the statement approved by two
  "public-notice.read": { roles: ["lead", "dpo", "communications"], reach: "own" },
  "public-notice.draft": { roles: ["lead", "communications"], reach: "own" },
  "public-notice.account": { roles: ["lead", "dpo"], reach: "own", reauth: true },
  // One authority tells for another: two people of each side say yes
  "agreement.read": { roles: ["lead", "dpo", "communications"], reach: "own" },
  "agreement.decide": { roles: ["lead", "dpo"], reach: "own", reauth: true },
  // Who must not be written to again
  "suppression.read": { roles: ["lead", "dpo", "communications", "contact-centre"], reach: "own" },
  "suppression.add": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
  "suppression.import": { roles: ["lead", "dpo"], reach: "own" },
  // Somebody said that they want no more: writing to them again is for those who answer for it
  "suppression.lift": { roles: ["lead", "dpo"], reach: "own" },
  // What may have gone: told twice is a fright, not told may be worse
  "unsure.read": { roles: ["lead", "dpo", "communications"], reach: "own" },
  "unsure.decide": { roles: ["lead", "dpo"], reach: "own" },
} as const;
