/** Who may do what with the account of an incident: a part of the table in permissions.ts, which says what each word is. */

export const casePermissions = {
  // What happened and when: those who read the ledger; lines by hand are their authority's own
  "timeline.read": { roles: ["lead", "analyst", "dpo", "liaison"], reach: "involved" },
  "timeline.write": { roles: ["lead", "analyst", "dpo"], reach: "own" },

  // From one shift to the next
  "handover.read": { roles: ["lead", "analyst", "dpo", "liaison"], reach: "own" },
  "handover.write": { roles: ["lead", "analyst", "dpo"], reach: "own" },

  // Telling bodies outside of the incident; who reads one of them, its handling mark says besides
  "referral.read": { roles: ["lead", "analyst", "dpo", "liaison"], reach: "involved" },
  "referral.write": { roles: ["lead", "dpo"], reach: "own" },
  // Evidence leaves the house: who makes it says once more who they are, and why
  "evidence.read": { roles: ["lead", "dpo", "liaison"], reach: "own" },
  "evidence.make": { roles: ["lead", "dpo"], reach: "own", reauth: true },
} as const;
