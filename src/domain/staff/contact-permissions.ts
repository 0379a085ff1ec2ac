/** Who may do what about contacts with people besides notices: a part of the table in permissions.ts. */

import { wordingPermissions } from "./wording-permissions.ts";

export const contactPermissions = {
  ...wordingPermissions,

  // Telling people by phone
  "phone.read": { roles: ["lead", "dpo", "communications", "contact-centre"], reach: "own" },
  "phone.call": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
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
