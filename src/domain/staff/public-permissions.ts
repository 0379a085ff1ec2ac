/** Who may do what with what the public reads: a part of the table in permissions.ts, which says what each word is. */
import { roles } from "../bodies/authority.ts";

export const publicPermissions = {
  // What the public reads
  "statement.read": { roles, reach: "involved" },
  "statement.write": { roles: ["lead", "communications"], reach: "involved" },
  // Another person than whoever wrote it: domain/publication/statement-steps.ts holds to that, and the record.
  "statement.approve": { roles: ["lead", "dpo", "communications"], reach: "involved" },
  "statement.publish": { roles: ["lead", "communications"], reach: "involved" },
  // What we know, believe and do not know yet: another person than whoever wrote it lets the public read it.
  "point.read": { roles, reach: "involved" },
  "point.write": { roles: ["lead", "communications", "analyst"], reach: "involved" },
  "point.approve": { roles: ["lead", "dpo", "communications"], reach: "involved" },
  // What staff write, in other languages: each authority its own words, and another person lets the public read it.
  "translation.read": { roles, reach: "own" },
  "translation.write": { roles: ["lead", "communications"], reach: "own" },
  "translation.approve": { roles: ["lead", "dpo", "communications"], reach: "own" },
  // What cannot wait: one person alone, and a second one who looks after
  "emergency.read": { roles, reach: "all" },
  "emergency.publish": { roles: ["lead", "communications"], reach: "all" },
  "emergency.stand-by": { roles: ["lead", "dpo", "communications"], reach: "all" },
  // News by e-mail: how many follow what, never who
  "news.read": { roles: ["lead", "dpo", "communications", "contact-centre"], reach: "all" },
  "news.pause": { roles: ["lead", "communications"], reach: "all" },
  "news.end-for": { roles: ["lead", "communications", "contact-centre"], reach: "all" },
  // In whose name a million get an e-mail
  "news.set-sender": { roles: ["lead"], reach: "all", reauth: true },
  "site.publish": { roles: ["lead", "communications", "service-owner", "contact-centre"], reach: "all" },
} as const;
