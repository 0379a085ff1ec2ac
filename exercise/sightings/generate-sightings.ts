/**
 * A made-up set of sightings whose truth is known: campaigns with their mutations, two of them against one brand, genuine
 * mail that resembles them, phone calls in other words, and single things that belong to nothing.
 */
import { Chance } from "../chance.ts";
import { asides, singles } from "./singles.ts";
import type { Story } from "./story.ts";
import { kitOf, type MadeSighting, tell } from "./tell.ts";

export type SetSettings = {
  readonly seed: number;
  readonly stories: readonly Story[];
  /** How many sightings in all. */
  readonly sightings: number;
};

const start = Date.UTC(2025, 10, 24, 6);
const hour = 3_600_000;

/** In the order in which they come in. */
export function generateSightings({ seed, stories, sightings }: SetSettings): readonly MadeSighting[] {
  const chance = new Chance(seed);
  const made: MadeSighting[] = [];
  const alone = Math.round(sightings * 0.15);
  const shares = stories.map(() => 0.4 + chance.next() * 1.6);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  for (const [at, story] of stories.entries()) {
    const own = chance.fork(story.key);
    const kit = kitOf(story, own);
    const begins = start + own.int(0, 60) * hour;
    const lasts = own.int(6, 120) * hour;
    const count = Math.max(2, Math.round(((sightings - alone) * shares[at]!) / whole));
    for (let n = 0; n < count; n++) {
      // Most come in the first hours, some long after.
      const after = lasts * own.next() ** 2;
      made.push(tell(kit, story.key, new Date(begins + after), own));
    }
  }
  const own = chance.fork("alone");
  for (let n = 0; n < alone; n++) {
    const what = own.below(singles.length);
    const { kind, wordings } = singles[what]!;
    const words = `${own.pick(wordings)} ${own.pick(asides.where)}. ${own.pick(asides.more)}`;
    made.push({
      truth: `alone ${what}`,
      at: new Date(start + own.int(0, 150) * hour),
      kind,
      channel: "form",
      words,
      looks: [],
    });
  }
  return made.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
