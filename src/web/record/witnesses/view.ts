/** Witnesses, ready for their page. */
import { forkInWords } from "../../../domain/ledger/witness.ts";
import type { Witnesses } from "../../../respond/desk/house/witness-desk.ts";

export function witnessesView({ own, witnesses, watched, forks }: Witnesses) {
  return {
    own,
    forks: forks.map((fork) => ({
      words: forkInWords(fork),
      at: fork.at,
      isOwn: fork.origin === own.origin,
    })),
    witnesses: witnesses.map(({ size, ...one }) => ({
      ...one,
      size,
      since: size === null ? own.size : Math.max(0, own.size - size),
    })),
    watched,
    cosigned: witnesses.some(({ size }) => size !== null),
  };
}
