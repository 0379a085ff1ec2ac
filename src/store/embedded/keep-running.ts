/** Starts the server again where it ends although nobody asked: out of memory, a full disk, a stray kill. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Outcome } from "../../domain/outcome.ts";
import { type RecordProblem, recordProblemInWords } from "../record-problem.ts";
import type { Server } from "./server.ts";

type Start = () => Promise<Outcome<Server, RecordProblem>>;

export function keepRunning(
  first: Server,
  startAgain: Start,
  say: (line: string) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let server = first;
  const watching = watch();
  return {
    async stop() {
      stopping.abort();
      await server.stop();
      await watching;
    },
  };

  async function watch(): Promise<void> {
    for (let pause = 250; ; pause = Math.min(pause * 2, 15_000)) {
      await server.ended;
      if (stopping.signal.aborted) return;
      say("The database server ended unexpectedly; starting it again.");
      await sleep(pause, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      const again = await startAgain();
      if (!again.ok) say(recordProblemInWords(again.problem));
      else server = again.value;
      // Asked to stop while it started.
      if (again.ok && stopping.signal.aborted) await server.stop();
    }
  }
}
