/** Precision and recall over pairs: of all pairs that were put together, how many belong; of all that belong, how many were. */
export type Figures = { readonly precision: number; readonly recall: number };

export function pairwise(truth: readonly string[], groups: readonly string[]): Figures {
  const together = pairsIn(groups);
  const belong = pairsIn(truth);
  const both = pairsIn(truth.map((one, at) => `${one}\u0000${groups[at]}`));
  return { precision: together === 0 ? 1 : both / together, recall: belong === 0 ? 1 : both / belong };
}

function pairsIn(labels: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
}
