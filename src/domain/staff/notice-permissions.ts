/** Who drafts, approves and sends notices: a part of the table in permissions.ts, which says what each word is. */

export const noticePermissions = {
  "notice.read": {
    roles: ["lead", "dpo", "communications", "contact-centre"],
    reach: "shared",
    reason: true,
  },
  "notice.draft": { roles: ["lead", "dpo", "communications"], reach: "own" },
  "notice.approve": { roles: ["lead", "dpo"], reach: "own" },
  "notice.decide": { roles: ["lead", "dpo"], reach: "own", reason: true },
  "notice.send": {
    roles: ["lead", "dpo", "communications"],
    reach: "own",
    second: ["lead", "dpo"],
    reauth: true,
  },
  "notice.resume": { roles: ["lead"], reach: "own", reauth: true },
  "notice.deliver": { roles: ["lead", "dpo", "communications"], reach: "own" },
} as const;
