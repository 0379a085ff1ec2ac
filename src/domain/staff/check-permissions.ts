/** Who answers residents who ask whether they are affected: a part of the table in permissions.ts, which says what each word is. */
import { callerPermissions } from "./caller-permissions.ts";

export const checkPermissions = {
  ...callerPermissions,
  "check.count": { roles: ["lead", "dpo", "communications", "contact-centre"], reach: "own" },
  // Asks for somebody on the phone or at the counter; what is found goes to them, not to whoever asks
  "check.ask": { roles: ["lead", "dpo", "contact-centre"], reach: "own" },
  "check.call": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
  "check.read-out": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
} as const;
