/** Who deals with complaints and corrections: a part of the table in permissions.ts, which says what each word is. */

export const complaintPermissions = {
  "complaint.read": { roles: ["lead", "dpo", "contact-centre"], reach: "own" },
  "complaint.enter": { roles: ["lead", "dpo", "contact-centre"], reach: "own" },
  // Acknowledge, look into, answer, pass on: a human and a named one
  "complaint.deal": { roles: ["lead", "dpo", "contact-centre"], reach: "own" },
} as const;
