/** Blocking keys: only profiles that share one are compared at all. */

import type { Profile } from "../compare/profile.ts";
import { phonetic } from "../normalise/phonetic.ts";

export const blockingRules = [
  "identifier",
  "contact or account",
  "name and date of birth",
  "name and postcode",
  "name and street",
] as const;

export type BlockingKey = { readonly rule: number; readonly key: string };

export function keysOf(profile: Profile): readonly BlockingKey[] {
  const keys = new Map<string, BlockingKey>();
  const add = (rule: number, key: string): void => {
    keys.set(`${rule} ${key}`, { rule, key });
  };
  for (const key of profile.identifiers) add(0, key);
  for (const key of [...profile.contacts, ...profile.accounts]) add(1, key);
  for (const word of nameSounds(profile)) {
    for (const date of profile.datesOfBirth) add(2, `${word}|${date}`);
    for (const { postcode, numbers, street } of profile.addresses) {
      if (postcode !== null) add(3, `${word}|${postcode}`);
      if (street !== "" && numbers.length > 0)
        for (const number of numbers) add(4, `${word}|${number} ${street}`);
    }
  }
  return [...keys.values()];
}

/** First given name and surname by sound, in no order: columns get swapped. */
function nameSounds({ names }: Profile): ReadonlySet<string> {
  const sounds = new Set<string>();
  for (const { givens, surname } of names) {
    if (surname !== "") sounds.add(phonetic(surname));
    const given = givens[0];
    if (given !== undefined && given.length > 1) sounds.add(phonetic(given));
  }
  return sounds;
}
