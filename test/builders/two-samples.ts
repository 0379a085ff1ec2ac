/** Whether two sets of times come from one distribution: Kolmogorov-Smirnov and Mann-Whitney, both with two tails. */

/** The chance of so great a distance between the two, were they one (asymptotic; Numerical Recipes 14.3.3). */
export function kolmogorovSmirnov(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [one.toSorted(byValue), other.toSorted(byValue)];
  let [i, j, distance] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i]! <= value) i++;
    while (j < b.length && b[j]! <= value) j++;
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length));
  }
  const size = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const lambda = (size + 0.12 + 0.11 / size) * distance;
  if (lambda < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, sum));
}

/** The chance of so unlike ranks, were the two one (by the normal distribution, which 20 of each allow). */
export function mannWhitney(one: readonly number[], other: readonly number[]): number {
  const all = [
    ...one.map((value) => ({ value, first: true })),
    ...other.map((value) => ({ value, first: false })),
  ];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end]!.value === all[at]!.value) end++;
    for (let k = at; k < end; k++) if (all[k]!.first) ranks += (at + end + 1) / 2;
    at = end;
  }
  const [n, m] = [one.length, other.length];
  const u = ranks - (n * (n + 1)) / 2;
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * (1 - normal(z));
}

/** The least delay that the test would have found in nine of ten tries: added to draws of the same times. */
export function leastFound(
  times: readonly number[],
  chance: number,
  steps: readonly number[],
): number | null {
  const tries = 40;
  for (const step of steps) {
    let found = 0;
    for (let n = 0; n < tries; n++) {
      const plain = drawn(times);
      const late = drawn(times).map((time) => time + step);
      if (Math.min(kolmogorovSmirnov(plain, late), mannWhitney(plain, late)) < chance) found++;
    }
    if (found >= tries * 0.9) return step;
  }
  return null;
}

function drawn(times: readonly number[]): readonly number[] {
  return times.map(() => times[Math.floor(Math.random() * times.length)]!);
}

/** Abramowitz and Stegun 26.2.17. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}

function byValue(a: number, b: number): number {
  return a - b;
}
