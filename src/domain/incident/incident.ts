/** An incident and the phases it may pass through (ISO/IEC 27035, W3C DPV). */
import type { AuthorityId, IncidentId } from "../ids.ts";

export type Phase = "suspected" | "confirmed" | "contained" | "concluded" | "near-miss";

/** Every transition and the ledger entry that it writes. */
export const phaseTransitions = [
  { from: "suspected", to: "confirmed", entry: "incident.confirmed" },
  { from: "suspected", to: "near-miss", entry: "incident.ruled-near-miss" },
  { from: "confirmed", to: "contained", entry: "incident.contained" },
  { from: "contained", to: "confirmed", entry: "incident.reopened" },
  { from: "contained", to: "concluded", entry: "incident.concluded" },
] as const satisfies readonly { from: Phase; to: Phase; entry: string }[];

export type Confidence = "believed" | "likely" | "confirmed";

export type InvolvedAuthority = {
  readonly authority: AuthorityId;
  /** Awareness with a reasonable degree of certainty starts the clock of UK GDPR Art. 33(1); null: not yet aware. */
  readonly awareAt: Date | null;
  /** awareAt + 72 hours. */
  readonly reportDueAt: Date | null;
};

export type Incident = {
  readonly id: IncidentId;
  /** "INC-2026-0001" */
  readonly reference: string;
  readonly title: string;
  readonly phase: Phase;
  readonly origin: AuthorityId;
  readonly summary: string;
  readonly declaredAt: Date;
  /** What is believed to have been taken. */
  readonly believed: {
    readonly what: string;
    readonly fromYear: number | null;
    readonly toYear: number | null;
    readonly confidence: Confidence;
  };
  readonly involved: readonly InvolvedAuthority[];
};

const hours72 = 72 * 60 * 60 * 1000;

/** UK GDPR Art. 33(1): 72 hours after awareness, weekends and holidays included. */
export function reportDueAt(awareAt: Date | null): Date | null {
  return awareAt === null ? null : new Date(awareAt.getTime() + hours72);
}
