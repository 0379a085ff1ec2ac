/**
 * Puts the site out one at a time, each from the facts as they are when its turn comes: else one that gathered them
 * earlier could be the last to write, and the page would show what it showed before. Whoever asks while one runs shares
 * the one after it, with everybody else who asks meanwhile.
 */

import type { Outcome } from "../../domain/outcome.ts";
import { type FactsPorts, gatherFacts, type PublicFacts } from "./gather-facts.ts";

/** Puts the facts where the public reads them, whole or not at all. */
export type PutOut = (
  facts: PublicFacts,
) => Promise<
  Outcome<unknown, { readonly kind: "disk-full" } | { readonly kind: "failed"; readonly why: string }>
>;

type Put = { readonly facts: PublicFacts; readonly outcome: Awaited<ReturnType<PutOut>> };
type Line = { running: Promise<Put>; next: Promise<Put> | null };

/** One line for each place where a site is put out. */
const lines = new WeakMap<PutOut, Line>();

export function putOutTogether(ports: FactsPorts & { readonly putOut: PutOut }): Promise<Put> {
  const line = lines.get(ports.putOut);
  if (line !== undefined) {
    line.next ??= line.running.then(
      () => putOutTogether(ports),
      () => putOutTogether(ports),
    );
    return line.next;
  }
  const running = putOutNow(ports).finally(() => lines.delete(ports.putOut));
  lines.set(ports.putOut, { running, next: null });
  return running;
}

async function putOutNow(ports: FactsPorts & { readonly putOut: PutOut }): Promise<Put> {
  const facts = await gatherFacts(ports, ports.now());
  return { facts, outcome: await ports.putOut(facts) };
}
