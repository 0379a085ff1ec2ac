/** Who may do what about what notices say: a part of the table in permissions.ts. */

export const wordingPermissions = {
  // The words of notices and advice, each authority's own
  "wording.read": { roles: ["lead", "dpo", "communications", "contact-centre"], reach: "own" },
  "wording.write": { roles: ["lead", "dpo", "communications"], reach: "own" },
  // Another person than whoever wrote it: domain/wording/wording.ts holds to that, and the record.
  "wording.approve": { roles: ["lead", "dpo", "communications"], reach: "own" },
  // How somebody reads best
  "reading-need.set": { roles: ["lead", "dpo", "contact-centre"], reach: "own" },
} as const;
