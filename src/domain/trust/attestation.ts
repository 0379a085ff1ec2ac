/**
 * An all-clear: what an authority's lead attests about its own systems to its partners, with its scope, the evidence and
 * an end. It is signed over a text that is always the same for the same facts, so that whoever holds the file can check it
 * without Candour. Expired or withdrawn it counts for nothing.
 */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import type { Channel } from "./channel.ts";

export type Attestation = {
  readonly id: string;
  readonly incident: IncidentId;
  /** From 1 in each incident: "A-3". */
  readonly number: number;
  readonly authority: AuthorityId;
  readonly scope: readonly Channel[];
  /** What it covers, in words: "all mail from northmere.example". */
  readonly covers: string;
  readonly evidence: string;
  /** References of measures that are part of the evidence: "M-3". */
  readonly measures: readonly string[];
  readonly signedBy: StaffId;
  readonly signedByName: string;
  readonly signedAt: Date;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnByName: string;
  readonly withdrawnWords: string;
  /** The signed note: the text, and the signature under it (C2SP signed-note). */
  readonly note: string;
  /** The key that it is checked with. */
  readonly verifier: string;
  /** The signature fits, and what stands in the record is what was signed. */
  readonly sound: boolean;
  readonly answers: readonly AttestationAnswer[];
};

/** What another authority makes of it; the latest of each counts, all are kept. */
export type AttestationAnswer = {
  readonly authority: AuthorityId;
  readonly number: number;
  readonly accepted: boolean;
  readonly reasons: string;
  /** What it declared safe on it. */
  readonly channels: readonly Channel[];
  readonly by: StaffId;
  readonly byName: string;
  readonly at: Date;
};

export type Standing = "standing" | "expired" | "withdrawn" | "unsound";

export function standingOf(
  { expiresAt, withdrawnAt, sound }: Pick<Attestation, "expiresAt" | "withdrawnAt" | "sound">,
  now: Date,
): Standing {
  if (!sound) return "unsound";
  if (withdrawnAt !== null && withdrawnAt <= now) return "withdrawn";
  return expiresAt <= now ? "expired" : "standing";
}

export type AttestationForm = {
  readonly scope: readonly Channel[];
  readonly covers: string;
  readonly evidence: string;
  readonly measures: readonly string[];
  /** 1 to 90. */
  readonly days: number;
};

export const longestDays = 90;
const longest = 4000;

export type AttestationProblem = {
  readonly kind:
    | "scope-missing"
    | "covers-missing"
    | "evidence-missing"
    | "attestation-too-long"
    | "attestation-days-wrong"
    | "evidence-not-verified";
};

/** `verified`: references of the authority's own measures that another person has verified. */
export function problemOfAttestation(
  { scope, covers, evidence, measures, days }: AttestationForm,
  verified: readonly string[],
): AttestationProblem | null {
  if (scope.length === 0) return { kind: "scope-missing" };
  if (covers.trim() === "") return { kind: "covers-missing" };
  if (evidence.trim() === "") return { kind: "evidence-missing" };
  if (covers.length > longest || evidence.length > longest) return { kind: "attestation-too-long" };
  if (!Number.isSafeInteger(days) || days < 1 || days > longestDays)
    return { kind: "attestation-days-wrong" };
  return measures.every((one) => verified.includes(one)) ? null : { kind: "evidence-not-verified" };
}
