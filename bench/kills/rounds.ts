/** The kinds of kills. Each starts real processes, kills one at the moment that it is given, and looks at what is left. */
import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Chance } from "../../exercise/chance.ts";
import type { Acknowledged } from "./acknowledged.ts";
import { checkFolder, type Faults } from "./check.ts";
import { candour, type Ground, pause, type Running, serverOf, startHouse } from "./processes.ts";

export type Round = Faults & {
  readonly acknowledged: number;
  /** How many processes were killed while they lived; what is left is looked at after the last. */
  readonly kills: number;
};

export type Kind =
  | "work"
  | "rotation"
  | "database"
  | "backup"
  | "backup, alone"
  | "under a backup"
  | "restore";
export const kinds: Readonly<Record<Kind, (ground: Ground, chance: Chance) => Promise<Round>>> = {
  work: killWork,
  database: killDatabase,
  backup: (ground, chance) => killBackup(ground, chance, true),
  "backup, alone": (ground, chance) => killBackup(ground, chance, false),
  "under a backup": killUnderBackup,
  restore: killRestore,
  rotation: killRotation,
};

/** Candour itself, at times with its database in the same moment. */
async function killWork(ground: Ground, chance: Chance): Promise<Round> {
  const { data } = ground;
  const both = chance.below(3) === 0;
  const house = await startHouse(ground, "work");
  await pause(chance.below(3000));
  if (both) killServer(data);
  await house.kill();
  return await roundOf(ground, house.acknowledged(), both ? 2 : 1);
}

/** The database alone; Candour starts it again and works on, until it is killed as well. */
async function killDatabase(ground: Ground, chance: Chance): Promise<Round> {
  const { data } = ground;
  const house = await startHouse(ground, "work");
  await pause(chance.below(1500));
  const hit = killServer(data);
  await pause(500 + chance.below(2000));
  await house.kill();
  return await roundOf(ground, house.acknowledged(), hit ? 2 : 1);
}

async function killBackup(ground: Ground, chance: Chance, beside: boolean): Promise<Round> {
  const { data } = ground;
  const house = beside ? await startHouse(ground, "work") : null;
  const file = nextFile(ground);
  const backup = candour(ground, ["backup", "--data", data, "--to", file]);
  const hit = await killAfter(backup, chance.below(beside ? 5000 : 3000));
  await house?.kill();
  const kills = (hit ? 1 : 0) + (house === null ? 0 : 1);
  const round = await roundOf(ground, house?.acknowledged() ?? [], kills);
  return { ...round, half: [...round.half, ...(await halfBackup(ground, file))] };
}

/** Candour goes, and with it the database that the backup reads. */
async function killUnderBackup(ground: Ground, chance: Chance): Promise<Round> {
  const { data } = ground;
  const house = await startHouse(ground, "work");
  const file = nextFile(ground);
  const backup = candour(ground, ["backup", "--data", data, "--to", file]);
  await pause(chance.below(3000));
  await house.kill();
  const code = await backup.ended;
  const round = await roundOf(ground, house.acknowledged(), 1);
  const told = code === 0 || /candour(?: backup)?: [A-Z]/.test(backup.errors());
  const half = await halfBackup(ground, file);
  return { ...round, half: [...round.half, ...half, ...(told ? [] : ["a backup that failed said nothing"])] };
}

async function killRestore(ground: Ground, chance: Chance): Promise<Round> {
  const file = await goodBackup(ground);
  const to = join(ground.restored, "data");
  const words = ["restore", file, "--data", to];
  let kills = 0;
  // Twice, unless the first came too late: the second try begins where a killed one has left things.
  for (let attempt = 0; attempt < 2 && !existsSync(to); attempt++)
    if (await killAfter(candour(ground, words), chance.below(4000))) kills++;
  const half = existsSync(to)
    ? (await checkFolder(ground, to, [])).half.map((fault) => `restored: ${fault}`)
    : [];
  if (!existsSync(to)) {
    // The same command again begins anew and comes to its end.
    const again = candour(ground, words);
    if ((await again.ended) !== 0)
      half.push(`a restore could not be done again: ${again.errors().slice(-300)}`);
    else half.push(...(await checkFolder(ground, to, [])).half.map((fault) => `restored again: ${fault}`));
  }
  if (readdirSync(ground.restored).some((name) => name.includes("partial")))
    half.push("a half restore was left");
  await rm(to, { recursive: true, force: true });
  return { lost: [], half, acknowledged: 0, kills };
}

/** Everything is being sealed under new keys, and the former ones destroyed, while staff go on. */
async function killRotation(ground: Ground, chance: Chance): Promise<Round> {
  const house = await startHouse(ground, "work");
  const rotation = candour(ground, ["key", "rotate", "--data", ground.data]);
  const hit = await killAfter(rotation, chance.below(4000));
  await house.kill();
  return await roundOf(ground, house.acknowledged(), hit ? 2 : 1);
}

async function roundOf(ground: Ground, acknowledged: readonly Acknowledged[], kills: number): Promise<Round> {
  return {
    ...(await checkFolder(ground, ground.data, acknowledged)),
    acknowledged: acknowledged.length,
    kills,
  };
}

/** False where it had ended before. */
async function killAfter(running: Running, ms: number): Promise<boolean> {
  const over = await Promise.race([running.ended.then(() => true), pause(ms).then(() => false)]);
  await running.kill();
  return !over;
}

function killServer(data: string): boolean {
  const server = serverOf(data);
  if (server === undefined) return false;
  try {
    process.kill(server, "SIGKILL");
    return true;
  } catch {
    return false; // it was being started
  }
}

let count = 0;
function nextFile({ backups }: Ground): string {
  return join(backups, `${++count}.backup`);
}

/** What has the name of a backup is one: it restores. What was left under another name is cleared away. */
async function halfBackup(ground: Ground, file: string): Promise<readonly string[]> {
  const half: string[] = [];
  if (existsSync(file)) {
    const to = join(ground.restored, basename(file));
    const restore = candour(ground, ["restore", file, "--data", to]);
    if ((await restore.ended) !== 0)
      half.push(`a file with the name of a backup does not restore: ${restore.errors().slice(-300)}`);
    await rm(to, { recursive: true, force: true });
  }
  const others = readdirSync(dirname(file)).filter(
    (name) => name.startsWith(basename(file)) && !name.endsWith(".partial"),
  );
  if (others.some((name) => name !== basename(file))) half.push("a backup left a file that nobody knows");
  await rm(`${file}.partial`, { force: true });
  await rm(file, { force: true });
  return half;
}

async function goodBackup(ground: Ground): Promise<string> {
  const file = join(ground.backups, "good.backup");
  if (existsSync(file)) return file;
  const backup = candour(ground, ["backup", "--data", ground.data, "--to", file]);
  if ((await backup.ended) !== 0) throw new Error(`No backup could be made: ${backup.errors()}`);
  return file;
}
