/**
 * Keeps a second Candour off a database that DATABASE_URL names: an advisory lock on a connection of its own, held for as
 * long as the app runs. The server lets go of it when the connection ends, however that happens.
 */
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { common, connectionProblem, placeOf } from "./connect.ts";
import type { RecordProblem } from "./record-problem.ts";

/** Any number will do as long as nothing else in the database takes it. */
const advisoryLock = 7_236_142_506;
const againMs = 2000;

export async function holdDatabase(
  url: string,
  say: (line: string) => void,
): Promise<Outcome<{ release(): Promise<void> }, RecordProblem>> {
  const where = placeOf(url);
  if (where === undefined) return failed({ kind: "bad-url" });
  const releasing = new AbortController();
  let held = false;
  const connection = postgres(url, {
    ...common,
    max: 1,
    max_lifetime: null,
    onclose: () => {
      if (!held || releasing.signal.aborted) return;
      held = false;
      void holdAgain();
    },
  });
  const release = async () => {
    releasing.abort();
    await connection.end({ timeout: 5 });
  };
  const take = async () => {
    const [row] = await connection<[{ readonly taken: boolean }]>`
      select pg_try_advisory_lock(${advisoryLock}) as taken`;
    held = row.taken;
    return held;
  };

  /** The server was started again, or the network was away: nobody else may have come in meanwhile. */
  async function holdAgain(): Promise<void> {
    for (let said = false; ; ) {
      await sleep(againMs, undefined, { ref: false, signal: releasing.signal }).catch(() => {});
      if (releasing.signal.aborted) return;
      const taken = await take().catch(() => null);
      if (taken === true) return;
      if (taken === false && !said)
        say(`Another Candour has taken the database at ${where!.name}. Stop one of the two.`);
      said ||= taken === false;
    }
  }

  try {
    if (await take()) return done({ release });
    await release();
    return failed({ kind: "database-in-use", where: where.name });
  } catch (error) {
    await release();
    return failed(connectionProblem(error, where));
  }
}
