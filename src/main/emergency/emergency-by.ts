/** What the desk of emergency messages needs of the machine: the board, who wrote, and an end to waiting for the record. */
import type { KeyObject } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { readBoard } from "../../public/serve/emergency/read-board.ts";
import type { EmergencyPorts } from "../../respond/emergency/ports.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { faultFields } from "../../watch/fault.ts";
import type { Log } from "../../watch/log.ts";
import type { Places } from "../places.ts";
import { authorFiles } from "./authors.ts";
import { boardChanger, newEmergencyId } from "./board-file.ts";

type Settings = {
  readonly key: KeyObject;
  /** Told what went wrong with the record. */
  readonly fault?: (error: unknown) => void;
  /** Whoever wrote waits no longer for the record. */
  readonly patienceMs?: number;
};

export function emergencyBy(
  site: string,
  { key, fault = () => {}, patienceMs = 3000 }: Settings,
): Omit<EmergencyPorts, "emergencies" | "languages" | "now"> {
  return {
    changeBoard: boardChanger(site),
    readBoard: async () => (await readBoard(site))?.board ?? null,
    authors: authorFiles(site, key),
    newEmergencyId,
    async inTime(work) {
      const done = new AbortController();
      const recorded = work().then(
        () => true,
        (error: unknown) => {
          fault(error);
          return false;
        },
      );
      const late = pause(patienceMs, false, { signal: done.signal }).catch(() => false);
      const outcome = await Promise.race([recorded, late]);
      done.abort();
      return outcome;
    },
  };
}

/** The same for the house. */
export function emergencyPorts(
  ring: Pick<KeyRing, "derived">,
  { site }: Pick<Places, "site">,
  log: Log,
): ReturnType<typeof emergencyBy> {
  const fault = (error: unknown): void =>
    log.error("The record could not take an emergency message; it follows.", faultFields(error));
  return emergencyBy(site, { key: ring.derived("emergency"), fault });
}
