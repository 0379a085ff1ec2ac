/** Who may do what around telling people: parts of the table in permissions.ts, which says what each word is. */
import { contactPermissions } from "./contact-permissions.ts";
import { gatePermissions } from "./gate-permissions.ts";
import { printPermissions } from "./print-permissions.ts";
import { progressPermissions } from "./progress-permissions.ts";
import { wavePermissions } from "./wave-permissions.ts";

export const tellingPermissions = {
  ...contactPermissions,
  ...gatePermissions,
  ...printPermissions,
  ...progressPermissions,
  ...wavePermissions,
} as const;
