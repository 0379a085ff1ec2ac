/** `candour exercise` from end to end: archive, job, account, and the two sites left running. */
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { generateArchive } from "../../../exercise/generate.ts";
import type { ExerciseOptions } from "../../cli/exercise.ts";
import { createLog, type Log } from "../../watch/log.ts";
import type { House } from "../house.ts";
import { openHouse, readers } from "../open-house.ts";
import { type Places, placesIn } from "../places.ts";
import { runSites, untilStopped } from "../sites/run-sites.ts";
import { accountOf, meetsBars } from "./account.ts";
import { type Conducted, conductExercise } from "./conduct.ts";
import { type FolderProblem, freshExerciseFolder } from "./fresh-folder.ts";
import { bold, dim } from "./ink.ts";
import { ExerciseFailed } from "./need.ts";
import { scoreReview, scoreSent } from "./score-review.ts";
import { showSteps } from "./steps.ts";

/** How long an end in good order may take; the database ends with this process in any case. */
const closingMs = 5000;

export async function exercise(options: ExerciseOptions): Promise<number> {
  const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
  const log = createLog({ words: true, write: (line) => say(line.trimEnd()) });
  const stopped = untilStopped();
  const job = endWhenStopped(stopped, say);
  const folder = resolve(options.data);
  const fresh = await freshExerciseFolder(folder, say);
  if (!fresh.ok) return complain(folderWords(fresh.problem));
  const places = placesIn(folder);
  const setUpToken = randomBytes(24).toString("base64url");
  say(bold("Candour practises a response. Everybody in it is made up."));
  const steps = showSteps(process.stderr);
  const archive = join(folder, "archive");
  const began = performance.now();
  mkdirSync(archive, { recursive: true, mode: 0o700 });
  const { people, seed } = options;
  const truth = await steps.step("Make a practice archive", (tell) =>
    generateArchive({ into: archive, people, seed, onProgress: tell }),
  );
  const opened = await steps.step("Open the record", () =>
    openHouse({ places, setUpToken, log, exercise: true }),
  );
  if (!opened.ok) return complain(opened.problem.why);
  const house = opened.value;
  job.close = house.close;
  try {
    const jobBegan = performance.now();
    const conducted = await conductExercise({
      desk: house.desk,
      truth,
      folder: join(archive, "holding"),
      steps,
      setUpToken,
      now: () => new Date(),
    });
    const jobEnded = performance.now();
    const readers = conducted.accounts.map(({ staff }) => staff);
    const { scores, told } = await steps.step("Score it against the truth", async () => ({
      scores: await score(house, conducted, archive, truth),
      told: await scoreSent(truth, house.desk, conducted.incident, readers),
    }));
    const seconds = { archive: (jobBegan - began) / 1000, job: (jobEnded - jobBegan) / 1000 };
    process.stdout.write(
      accountOf({
        conducted,
        scores,
        told,
        people: await countPeople(house, conducted),
        seed,
        seconds,
        outbox: places.outbox,
      }),
    );
    job.over = true;
    if (options.serve) await serve(house, places, conducted, options, stopped, log);
    return meetsBars(scores, told) && conducted.delivered.failed === 0 ? 0 : 1;
  } catch (error) {
    // Whatever breaks because everything is being closed is no problem of its own.
    if (job.stopping) await job.end;
    if (error instanceof ExerciseFailed) return complain(error.message);
    throw error;
  } finally {
    await house.close();
  }
}

type Job = { over: boolean; stopping: boolean; close: () => Promise<void>; readonly end: Promise<never> };

/** Stopped in the middle there is nothing to keep: the next exercise begins anew. */
function endWhenStopped(stopped: Promise<void>, say: (line: string) => void): Job {
  const job: Job = {
    over: false,
    stopping: false,
    close: async () => {},
    end: stopped.then(async () => {
      if (job.over) return new Promise<never>(() => {});
      job.stopping = true;
      say("Stopping …");
      await Promise.race([job.close(), pause(closingMs)]);
      return process.exit(complain("Stopped before its end. Run the same command to begin anew."));
    }),
  };
  return job;
}

async function score(
  house: House,
  { holding }: Conducted,
  archive: string,
  truth: Parameters<typeof scoreReview>[0],
): ReturnType<typeof scoreReview> {
  const key = await house.stageKey(holding);
  const work = house.workFolder(holding.id);
  return scoreReview(truth, { folder: join(archive, "holding"), work, key, workers: readers });
}

/** Each authority counts its own people: together they are all. */
async function countPeople({ desk }: House, { accounts, incident }: Conducted) {
  const byBand: Record<string, number> = {};
  let total = 0;
  for (const { staff } of accounts) {
    const { people } = await desk.situation(staff, incident.id);
    total += people.total;
    for (const [band, number] of Object.entries(people.byBand)) byBand[band] = (byBand[band] ?? 0) + number;
  }
  return { byBand, total };
}

async function serve(
  house: House,
  places: Places,
  { accounts, seconds, authorities }: Conducted,
  { port = 0, publicPort = 0 }: ExerciseOptions,
  stopped: Promise<void>,
  log: Log,
): Promise<void> {
  const sites = await runSites({ house, places, port, publicPort, setUpToken: null, log });
  if (!sites.ok) throw new ExerciseFailed(sites.problem.why);
  const { staffUrl, publicUrl, close } = sites.value;
  const lines = [
    `${bold("Staff app")}    ${staffUrl}`,
    ...[...accounts, ...seconds].flatMap(({ staff, passphrase, key, recoveryCodes }) => [
      `             ${staff.email.padEnd(26)} ${passphrase}   ${dim(authorities.find(({ id }) => id === staff.authority)?.name ?? "")}`,
      dim(`             recovery codes, once each: ${recoveryCodes.slice(0, 3).join(" ")}`),
      dim(`             or in an authenticator app: ${key}`),
    ]),
    `${bold("Public site")}  ${publicUrl}`,
    "",
    dim("Both run until you press Ctrl-C."),
  ];
  process.stdout.write(`\n${lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n\n`);
  await stopped;
  log.info("Stopping …");
  await close();
}

function folderWords({ kind, folder }: FolderProblem): string {
  if (kind === "not-an-exercise") {
    return `The folder ${folder} holds something that is not an exercise, so it is left alone. Choose an empty one with --data.`;
  }
  if (kind === "in-use")
    return `An exercise is still running in ${folder}. Stop it with Ctrl-C, or choose another folder with --data.`;
  return `The folder ${folder} cannot be written to. Choose another with --data.`;
}

function complain(why: string): number {
  process.stderr.write(`candour exercise: ${why}\n`);
  return 1;
}
