/** Starts the staff app and the public site on a data folder, and says where they are. */
import { randomBytes } from "node:crypto";
import type { StartOptions } from "../cli/start.ts";
import { createLog } from "../watch/log.ts";
import { openHouse } from "./open-house.ts";
import { placesIn } from "./places.ts";
import { runSites, untilStopped } from "./sites/run-sites.ts";

export async function start(options: StartOptions): Promise<number> {
  const { data, port, publicPort, keyFile, logLevel } = options;
  const logJson = options.logJson ?? !process.stderr.isTTY;
  const log = createLog({
    words: !logJson,
    level: logLevel,
    write: (line) => void process.stderr.write(line),
  });
  const stopped = untilStopped();
  const places = placesIn(data);
  const setUpToken = randomBytes(24).toString("base64url");
  const opened = await openHouse({ places, setUpToken, log, keyFile });
  if (!opened.ok) return complain(opened.problem.why);
  const house = opened.value;
  try {
    const sites = await runSites({ house, places, port, publicPort, setUpToken, log, logJson });
    if (!sites.ok) return complain(sites.problem.why);
    const { staffUrl, publicUrl, close } = sites.value;
    process.stdout.write(
      `\n  Staff app     ${staffUrl}\n  Public site   ${publicUrl}\n  Data folder   ${places.data}\n`,
    );
    if (await house.desk.needsSetUp()) {
      process.stdout.write(
        `\n  First run: set up the first account at\n  ${staffUrl}/set-up?token=${setUpToken}\n`,
      );
    }
    process.stdout.write("\n  Ctrl-C stops both. Nothing is lost: start again with the same --data.\n\n");
    void house.desk.resumeReviews();
    void house.desk.reckonOutdated();
    await stopped;
    log.info("Stopping …");
    await close();
    return 0;
  } finally {
    await house.close();
  }
}

function complain(why: string): number {
  process.stderr.write(`candour start: ${why}\n`);
  return 1;
}
