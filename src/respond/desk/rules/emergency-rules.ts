/** Who may do what with emergency messages. */
import type { EmergencyDesk } from "../house/emergency-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const emergencyRules: { readonly [M in keyof EmergencyDesk]: DeskRule<EmergencyDesk[M]> | "open" } = {
  emergency: { verb: "emergency.read" },
  emergencies: { verb: "emergency.read" },
  emergencyLanguages: { verb: "emergency.read" },
  publishEmergency: { verb: "emergency.publish" },
  endEmergency: { verb: "emergency.publish" },
  standByEmergency: { verb: "emergency.stand-by" },
};
