/** Reasons that staff give for what they do: they stand in the ledger for good, and an entry has an end. */

export type ReasonsProblem = { readonly kind: "reasons-missing" | "words-too-long" };

/** Two pages of paper; whoever has more to say decides something, and has a page for that. */
export const longestReasons = 4_000;

export function problemOfReasons(reasons: string): ReasonsProblem | null {
  if (reasons.trim() === "") return { kind: "reasons-missing" };
  return reasons.length > longestReasons ? { kind: "words-too-long" } : null;
}
