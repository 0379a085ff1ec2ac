/** Makes the public page anew when the clock alone has made it old; one that was never published stays so. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isOutdated } from "../../domain/public-services/outdated.ts";
import { wordsFor } from "../../respond/words.ts";
import { faultFields } from "../../watch/fault.ts";
import type { Log } from "../../watch/log.ts";
import type { House } from "../house.ts";

const lookEveryMs = 60_000;

export async function keepFreshOn(
  { desk }: Pick<House, "desk">,
  folder: string,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  let failing = false;
  while (!signal.aborted) {
    await pause(lookEveryMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      const problem = await makeAnewIfOld(desk, folder, new Date());
      if (problem !== null && !failing) log.error(`The public page shows an earlier day. ${problem}`);
      failing = problem !== null;
    } catch (error) {
      if (!failing && !signal.aborted)
        log.error("The public page shows an earlier day; it is tried again.", faultFields(error));
      failing = true;
    }
  }
}

/** Null where all is well, else why it could not be made. */
export async function makeAnewIfOld(
  desk: Pick<House["desk"], "maintenances" | "publish">,
  folder: string,
  now: Date,
): Promise<string | null> {
  const publishedAt = await lastPublished(folder);
  if (publishedAt === null || !isOutdated(publishedAt, now, await desk.maintenances("system"))) return null;
  const outcome = await desk.publish("system");
  return outcome.ok ? null : wordsFor(outcome.problem);
}

/** By the name of the version that is served (public/site/write-site.ts); null where there is none. */
async function lastPublished(folder: string): Promise<Date | null> {
  const name = await readFile(join(folder, "current"), "utf8").catch(() => "");
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-/.exec(name);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, rest] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${rest}Z`);
}
