/** Who reads how far telling people is, and who signs that it is finished: a part of the table in permissions.ts. */
import { roles } from "../bodies/authority.ts";

export const progressPermissions = {
  // Counts alone: of a partner no more than how many it knows and has told
  "progress.read": { roles, reach: "involved" },
  // Person by person, by reference
  "proof.read": { roles: ["lead", "dpo"], reach: "own", reason: true },
  "progress.finish": { roles: ["lead"], reach: "own", reauth: true },
} as const;
