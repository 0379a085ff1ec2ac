/** By what groups that may fit are found without comparing with all: each key is a value that two alike share often. */
import { isTelling } from "./addresses.ts";
import type { Features } from "./features.ts";

export type Key = { readonly kind: string; readonly value: string };

/** The heaviest words: two that tell of the same share some of them. */
const words = 8;

export function keysOf(features: Features): readonly Key[] {
  const of = (kind: string, values: readonly string[]): readonly Key[] =>
    values.map((value) => ({ kind, value }));
  return [
    ...of("file", features.files),
    ...of("site", features.sites),
    ...of("shape", features.shapes.filter(isTelling)),
    ...of("sender", features.senders),
    ...of("sender-site", features.senderSites),
    ...of("number", features.numbers),
    ...of(
      "word",
      features.terms.slice(0, words).map(([term]) => term),
    ),
  ];
}
