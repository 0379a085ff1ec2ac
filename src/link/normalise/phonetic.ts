/** A phonetic key: names that sound alike share it. Coarser than spelling, so it only ever proposes, never decides. */

import { remembering } from "./remember.ts";

const soundsAs: readonly (readonly [RegExp, string])[] = [
  [/^(kn|gn|pn)/, "n"],
  [/^wr/, "r"],
  [/^(mac|mc)/, "mk"],
  [/^x/, "s"],
  [/ph/g, "f"],
  [/(sch|sh|sz|cz|ch|tch)/g, "j"],
  [/gh(?=[^aeiou]|$)/g, ""],
  [/gh/g, "g"],
  [/(ck|q)/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/z/g, "s"],
  [/v/g, "f"],
  [/w/g, ""],
  [/h/g, ""],
  [/d(?=t)|t(?=d)/g, ""],
  [/(?<=.)[aeiouy]+/g, ""],
  [/^[aeiouy]+/, "a"],
];

/** Of one folded word; at most six letters. */
export const phonetic = remembering((word: string): string => {
  let key = word.replace(/\s/g, "");
  for (const [pattern, sound] of soundsAs) key = key.replace(pattern, sound);
  return key.replace(/(.)\1+/g, "$1").slice(0, 6);
});
