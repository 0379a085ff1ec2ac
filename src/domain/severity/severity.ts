/**
 * Severity per person by ENISA's method (Recommendations for a methodology of the assessment of severity of personal
 * data breaches, 2013): SE = DPC x EI + CB. It orders the work; whether to report or to tell is a written judgement.
 */
import type { ResolvedPerson, Severity, SeverityBand } from "../people/person.ts";
import { contextsOf, type Scored } from "./context.ts";
import { identificationsOf } from "./identification.ts";

/** What happened to the data; CB adds up, to 2 at most. */
export type Circumstances = {
  readonly confidentiality: "kept" | "lost-to-known" | "lost-to-unknown";
  readonly integrity: "kept" | "altered" | "not-recoverable";
  readonly availability: "kept" | "temporarily-lost" | "lost";
  readonly malicious: boolean;
};

/** Data copied and taken by an attacker: CB = 1.0. */
export const theft: Circumstances = {
  confidentiality: "lost-to-unknown",
  integrity: "kept",
  availability: "kept",
  malicious: true,
};

type Assessed = Pick<ResolvedPerson, "categories" | "flags" | "names" | "emails">;

export function assessSeverity(person: Assessed, circumstances: Circumstances = theft): Severity {
  const context = highest(contextsOf(person));
  const identification = highest(identificationsOf(person));
  const added = circumstancesOf(circumstances);
  const dpc = Math.min(4, Math.max(1, context.score));
  const score = round(dpc * identification.score + added);
  return {
    score,
    band: bandOf(score),
    context: dpc,
    identification: identification.score,
    circumstances: added,
    because: [context.because, identification.because, ...circumstancesInWords(circumstances)],
    borderline: [2, 3, 4].some((edge) => Math.abs(score - edge) <= 0.25),
  };
}

export function bandOf(score: number): SeverityBand {
  if (score < 2) return "low";
  if (score < 3) return "medium";
  return score < 4 ? "high" : "very-high";
}

/** The first of the highest: scores are listed from the plainest to the gravest reason. */
function highest(scores: readonly Scored[]): Scored {
  return scores.reduce((best, one) => (one.score > best.score ? one : best));
}

const confidentiality = { kept: 0, "lost-to-known": 0.25, "lost-to-unknown": 0.5 } as const;
const integrity = { kept: 0, altered: 0.25, "not-recoverable": 0.5 } as const;
const availability = { kept: 0, "temporarily-lost": 0.25, lost: 0.5 } as const;

export function circumstancesOf(circumstances: Circumstances): number {
  const sum =
    confidentiality[circumstances.confidentiality] +
    integrity[circumstances.integrity] +
    availability[circumstances.availability] +
    (circumstances.malicious ? 0.5 : 0);
  return Math.min(2, sum);
}

export function circumstancesInWords(circumstances: Circumstances): readonly string[] {
  const words: string[] = [];
  if (circumstances.confidentiality === "lost-to-known") words.push("Seen by people who are known");
  if (circumstances.confidentiality === "lost-to-unknown")
    words.push(circumstances.malicious ? "Taken by an attacker" : "Seen by people who are not known");
  else if (circumstances.malicious) words.push("Done with intent");
  if (circumstances.integrity === "altered") words.push("Altered, and possibly used");
  if (circumstances.integrity === "not-recoverable") words.push("Altered beyond recovery");
  if (circumstances.availability === "temporarily-lost") words.push("Out of reach for a time");
  if (circumstances.availability === "lost") words.push("Lost for good");
  return words;
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
