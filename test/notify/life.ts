/** What becomes of a message after it was taken: its states by who it is to, and the callbacks that say so. */
import type { Callbacks } from "./callbacks.ts";
import type { StandInSettings } from "./settings.ts";
import type { Ledger, Taken } from "./taken.ts";

export type Life = { begin(taken: Taken): void; stop(): void };

export function createLife(
  settings: () => StandInSettings,
  ledger: Ledger,
  callbacks: Callbacks,
  now: () => number,
): Life {
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const within = ([from, to]: readonly [number, number]): number => from + Math.random() * (to - from);

  function begin(taken: Taken): void {
    const { deliveredAfterMs } = settings();
    if (taken.kind === "letter") beginLetter(taken);
    else {
      ledger.move(taken.id, "sending", now());
      later(within(deliveredAfterMs), () => end(taken));
    }
  }

  function end(taken: Taken): void {
    const { odds } = settings();
    const outcome = outcomeFor(taken.to);
    if (outcome === "delivered" && Math.random() * 100_000 < odds.secondThoughts) {
      const before = { ...taken, status: "temporary-failure", changedAt: now() - 1_000 };
      ledger.move(taken.id, "delivered", now());
      callbacks.tell(before);
      callbacks.tell({ ...taken, status: "delivered", changedAt: now() });
      return;
    }
    ledger.move(taken.id, outcome, now());
    callbacks.tell({ ...taken, status: outcome, changedAt: now() });
  }

  /** No callback tells of a letter; only asking does. */
  function beginLetter(taken: Taken): void {
    const { deliveredAfterMs } = settings();
    const move = (status: string): void => ledger.move(taken.id, status, now());
    const soon = (work: () => void): void => later(within(deliveredAfterMs), work);
    const print = (): void => {
      move("accepted");
      soon(() => move("received"));
    };
    if (taken.key === "test") move("received");
    else if (taken.template !== null) print();
    else {
      const { pages, virus } = JSON.parse(taken.body) as { readonly pages: number; readonly virus: boolean };
      soon(() => {
        if (virus) move("virus-scan-failed");
        else if (pages > 10) move("validation-failed");
        else print();
      });
    }
  }

  return {
    begin,
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Notify's own magic recipients; everybody else gets it. */
function outcomeFor(to: string): string {
  if (["07700900003", "temp-fail@simulator.notify"].includes(to)) return "temporary-failure";
  if (["07700900002", "perm-fail@simulator.notify"].includes(to)) return "permanent-failure";
  return to === "tech-fail@simulator.notify" ? "technical-failure" : "delivered";
}
