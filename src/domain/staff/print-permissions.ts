/** Who may do what with letters on their way to a printer: a part of the table in permissions.ts. */

export const printPermissions = {
  "print.read": { roles: ["lead", "dpo", "communications"], reach: "own" },
  // Names and addresses of thousands leave the seal: who it is is asked once more
  "print.take": { roles: ["lead", "communications"], reach: "own", reauth: true },
  "print.hand": { roles: ["lead", "communications"], reach: "own" },
  "print.destroy": { roles: ["lead", "dpo"], reach: "own" },
  "print.return": { roles: ["lead", "dpo", "communications"], reach: "own" },
  // Whoever sets the key reads all that is printed from then on
  "printer.change": { roles: ["lead", "dpo"], reach: "own", reauth: true },
} as const;
