/** Who keeps the safe-contact gate: a part of the table in permissions.ts, which says what each word is. */

export const gatePermissions = {
  // Who is held and why; what was tried for them
  "gate.read": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
  "gate.work": { roles: ["lead", "dpo", "contact-centre"], reach: "own", reason: true },
  // A flag holds at once: whoever learns of danger raises it
  "flag.raise": { roles: ["lead", "dpo", "analyst", "contact-centre"], reach: "own" },
  // Of somebody at risk two people lift it: domain/gate/flag.ts holds to that
  "flag.lift": { roles: ["lead", "dpo"], reach: "own" },
  // Holds many at once, and tells whether somebody on a list is in the register
  "flag.import": { roles: ["lead", "dpo"], reach: "own" },
  // Severity as a person sees it
  "severity.adjust": { roles: ["lead", "dpo"], reach: "own" },
  // What became of the data: a part of everybody's severity
  "circumstances.set": { roles: ["lead", "dpo"], reach: "own" },
} as const;
