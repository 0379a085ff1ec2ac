/** The part of the desk for what cannot wait: one field, one button, above every page of the public site. */
import type { Emergency, EmergencyProblem, EmergencyWords } from "../../../domain/emergency/emergency.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type { OtherLanguage } from "./translation-desk.ts";

/** False where the record could not take it within a few seconds: it follows by itself. */
export type Recorded = { readonly recorded: boolean };

/** `over`: the id of the one that stood when somebody began to write, "" where none did; another is not written over. */
export type EmergencyMore = Partial<Omit<EmergencyWords, "text">> & { readonly over?: string };

export type EmergencyDesk = {
  /** As the public reads it, also where the record does not know it yet. */
  emergency(reader: Staff): Promise<Emergency | null>;
  emergencies(reader: Staff): Promise<readonly Emergency[]>;
  /** Besides English: in these it can be written too. */
  emergencyLanguages(reader: Staff): Promise<readonly OtherLanguage[]>;
  /** Takes the place of the one that stands. It is out before the record knows: the record can be slow. */
  publishEmergency(
    by: Staff,
    text: string,
    more?: EmergencyMore,
  ): Promise<
    Outcome<
      Recorded & { readonly emergency: Emergency },
      (EmergencyProblem & { readonly language?: string }) | PutProblem | ChangedMeanwhile
    >
  >;
  endEmergency(by: Staff, id: string): Promise<Outcome<Recorded, EndProblem | PutProblem>>;
  /** A second person has looked, and it is right. */
  standByEmergency(by: Staff, id: string): Promise<Outcome<Emergency, StandProblem>>;
};

export type PutProblem = { readonly kind: "disk-full" } | { readonly kind: "failed"; readonly why: string };
export type EndProblem = { readonly kind: "emergency-over" };
export type StandProblem =
  | EndProblem
  | { readonly kind: "emergency-own" }
  | { readonly kind: "emergency-stood-by"; readonly by: string; readonly at: Date };
