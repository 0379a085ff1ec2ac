/** Who answers residents who call: a part of the table in permissions.ts, which says what each word is. */

export const callerPermissions = {
  "caller.read": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
  "caller.record": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
} as const;
