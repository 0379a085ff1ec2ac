/** Chance that can be had again: by its seed a failure is repeated. */
export type Chance = {
  /** From 0 to below `end`. */
  below(end: number): number;
  of<T>(choices: readonly T[]): T;
  /** True once in so many. */
  once(inSoMany: number): boolean;
};

/** Mulberry32. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    of: (choices) => choices[below(choices.length)]!,
    once: (inSoMany) => below(inSoMany) === 0,
  };
}
