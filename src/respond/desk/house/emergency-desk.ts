/** The part of the desk for what cannot wait: one field, one button, above every page of the public site. */
import type { Emergency, EmergencyProblem } from "../../../domain/emergency/emergency.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type EmergencyDesk = {
  emergency(reader: Staff): Promise<Emergency | null>;
  emergencies(reader: Staff): Promise<readonly Emergency[]>;
  /** Takes the place of the one that stands. It is out before the record knows: the record can be slow. */
  publishEmergency(by: Staff, text: string): Promise<Outcome<Emergency, EmergencyProblem | PutProblem>>;
  endEmergency(by: Staff, id: string): Promise<Outcome<Emergency, EndProblem | PutProblem>>;
  /** A second person has looked, and it is right. */
  standByEmergency(by: Staff, id: string): Promise<Outcome<Emergency, EndProblem>>;
};

export type PutProblem = { readonly kind: "disk-full" } | { readonly kind: "failed"; readonly why: string };
export type EndProblem = { readonly kind: "emergency-over" | "emergency-own" };
