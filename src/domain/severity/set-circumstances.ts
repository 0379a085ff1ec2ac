/**
 * The circumstances of one authority's data in an incident, as somebody sets them with reasons. Whoever has not set any
 * is reckoned as after a theft. That nobody who took it can read it changes no figure: it is a flag for whoever judges.
 */
import { problemOfReasons, type ReasonsProblem } from "../reasons.ts";
import { type Circumstances, theft } from "./severity.ts";

export type SetCircumstances = Circumstances & { readonly unintelligible: boolean };

export const usualCircumstances: SetCircumstances = { ...theft, unintelligible: false };

export const circumstanceChoices = {
  confidentiality: ["kept", "lost-to-known", "lost-to-unknown"],
  integrity: ["kept", "altered", "not-recoverable"],
  availability: ["kept", "temporarily-lost", "lost"],
} as const satisfies { readonly [K in keyof Circumstances]?: readonly Circumstances[K][] };

export type CircumstancesProblem = { readonly kind: "circumstances-out-of-bounds" } | ReasonsProblem;

export function problemOfCircumstances(set: SetCircumstances, reasons: string): CircumstancesProblem | null {
  const names = ["confidentiality", "integrity", "availability"] as const;
  const odd = names.some((name) => !(circumstanceChoices[name] as readonly string[]).includes(set[name]));
  return odd ? { kind: "circumstances-out-of-bounds" } : problemOfReasons(reasons);
}
