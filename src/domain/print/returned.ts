/** Letters that came back, by the references on them. */

export type ReturnedLetters = {
  readonly recorded: readonly string[];
  /** Entered before. */
  readonly already: readonly string[];
  /** No letter of this authority that a printer has. */
  readonly unknown: readonly string[];
};
export type ReturnProblem = { readonly kind: "references-missing" | "too-many-references" };

export const mostReturned = 500;

/** Scanners end each with a line break, people with whatever they like. */
export function readReferences(written: string): readonly string[] {
  const all = written
    .split(/[\s,;]+/)
    .map((one) => (/^n-/i.test(one) ? `N-${one.slice(2).toLowerCase()}` : one.toUpperCase()))
    .filter((one) => one !== "");
  return [...new Set(all)];
}
