/** Starts the server again where it ends although nobody asked: out of memory, a full disk, a stray kill. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Outcome } from "../../domain/outcome.ts";
import { type RecordProblem, recordProblemInWords } from "../record-problem.ts";
import type { Server } from "./server.ts";

export function keepRunning(
  first: Server,
  startAgain: () => Promise<Outcome<Server, RecordProblem>>,
  say: (line: string) => void,
): { stop(): Promise<void> } {
  let server = first;
  let stopping = false;
  const watch = async (): Promise<void> => {
    for (let pause = 250; ; pause = Math.min(pause * 2, 15_000)) {
      await server.ended;
      if (stopping) return;
      say("The database server ended unexpectedly; starting it again.");
      await sleep(pause, undefined, { ref: false });
      if (stopping) return;
      const again = await startAgain();
      if (again.ok) server = again.value;
      else say(recordProblemInWords(again.problem));
    }
  };
  const watching = watch();
  return {
    async stop() {
      stopping = true;
      await server.stop();
      void watching;
    },
  };
}
