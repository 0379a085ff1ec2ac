/** Where readings of the same characters compete: the more specific rule wins, then the longer, then the surer. */
import type { Hit } from "./detector.ts";

const specific: Readonly<Record<Hit["type"], number>> = {
  password: 22, email: 21, iban: 20, "payment-card": 19, "driving-licence": 18, upn: 17, nino: 16, "nhs-number": 12, utr: 15,
  passport: 15, "bank-account": 15, uprn: 14, "council-tax-reference": 14, "housing-reference": 14, "benefit-reference": 14,
  "date-of-birth": 13, address: 9, postcode: 9, "vehicle-registration": 8, phone: 10, username: 11, name: 5, health: 1,
  ethnicity: 1, religion: 1, "sexual-orientation": 1, "political-opinion": 1, "trade-union": 1, "criminal-offence": 1,
  safeguarding: 1, financial: 1,
}; // biome-ignore format: a ranking reads better in lines of many
const rank = { high: 2, medium: 1, low: 0 } as const;

/** A postcode stands inside its address, and both count. */
export function withoutOverlaps(hits: readonly Hit[]): readonly Hit[] {
  const ordered = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Hit[] = [];
  for (const hit of ordered) {
    let wins = true;
    while (wins) {
      const rival = lastOverlapping(kept, hit);
      if (rival < 0) break;
      if (beats(hit, kept[rival]!)) kept.splice(rival, 1);
      else wins = false;
    }
    if (wins) kept.push(hit);
  }
  return kept;
}

function lastOverlapping(kept: readonly Hit[], hit: Hit): number {
  for (let i = kept.length - 1; i >= 0 && i >= kept.length - 8; i--) {
    if (kept[i]!.end > hit.start && kept[i]!.start < hit.end && !nested(kept[i]!, hit)) return i;
  }
  return -1;
}

const nested = (one: Hit, other: Hit): boolean => isHolder(one, other) || isHolder(other, one);

const isHolder = (outer: Hit, inner: Hit): boolean =>
  outer.type === "address" &&
  inner.type === "postcode" &&
  outer.start <= inner.start &&
  inner.end <= outer.end;

function beats(one: Hit, other: Hit): boolean {
  if (one.type === other.type && one.end - one.start !== other.end - other.start) {
    return one.end - one.start > other.end - other.start;
  }
  if (one.type === other.type && one.confidence !== other.confidence) {
    return rank[one.confidence] > rank[other.confidence];
  }
  const sure = rank[one.confidence] === 2 && rank[other.confidence] === 0;
  const unsure = rank[one.confidence] === 0 && rank[other.confidence] === 2;
  if (sure !== unsure) return sure;
  if (one.label !== other.label && (one.label === undefined) !== (other.label === undefined))
    return one.label !== undefined;
  if (specific[one.type] !== specific[other.type]) return specific[one.type] > specific[other.type];
  return one.end - one.start > other.end - other.start;
}
