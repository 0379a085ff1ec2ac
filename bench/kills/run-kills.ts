/** So many kills at moments that a seed decides, over all kinds; the account of what was found after each. */
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Chance } from "../../exercise/chance.ts";
import { planted } from "./planted.ts";
import { type Ground, startHouse } from "./processes.ts";
import { type Kind, kinds } from "./rounds.ts";
import { searchChanged } from "./search-changed.ts";

export type Line = {
  readonly kind: Kind;
  readonly rounds: number;
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly half: number;
  readonly clear: number;
};

export type KillSettings = {
  readonly kills: number;
  readonly seed: number;
  readonly folder: string;
  readonly onRound: (killed: number, kind: Kind, faults: readonly string[]) => void;
};

/** How often each kind comes, of twenty. */
const shares: Readonly<Record<Kind, number>> = {
  work: 7,
  database: 2,
  backup: 3,
  "backup, alone": 1,
  "under a backup": 2,
  restore: 3,
  rotation: 2,
};
const deck = (Object.keys(shares) as Kind[]).flatMap((kind) =>
  Array.from({ length: shares[kind] }, () => kind),
);

export async function runKills({ kills, seed, folder, onRound }: KillSettings): Promise<readonly Line[]> {
  const chance = new Chance(seed);
  const ground = groundIn(folder);
  const code = await (await startHouse(ground, "prepare")).ended;
  if (code !== 0) throw new Error("The folder could not be prepared");
  const lines = new Map<Kind, Line>();
  const seen = new Map<string, string>();
  let done = 0;
  for (let number = 1; done < kills || number <= Object.keys(shares).length; number++) {
    // Each kind once, then by chance: a short run has them all too.
    const kind = (Object.keys(shares) as Kind[])[number - 1] ?? chance.pick(deck);
    const round = await kinds[kind](ground, chance);
    const found = await searchChanged(folder, planted, seen, isOutside);
    const clear = found.map(({ file, form }) => `in clear: ${file} (${form})`);
    done += round.kills;
    onRound(done, kind, [...round.lost, ...round.half, ...clear]);
    const { rounds, ...before } = lines.get(kind) ?? { ...none, kind };
    lines.set(kind, {
      kind,
      rounds: rounds + 1,
      kills: before.kills + round.kills,
      acknowledged: before.acknowledged + round.acknowledged,
      lost: before.lost + round.lost.length,
      half: before.half + round.half.length,
      clear: before.clear + clear.length,
    });
  }
  return [...lines.values()];
}

const none = { rounds: 0, kills: 0, acknowledged: 0, lost: 0, half: 0, clear: 0 };

/** What was taken lies in clear because thieves and bodies keep it so. */
function isOutside(path: string): boolean {
  return path.startsWith("taken/");
}

function groundIn(folder: string): Ground {
  const ground = {
    data: join(folder, "data"),
    taken: join(folder, "taken"),
    backups: join(folder, "backups"),
    restored: join(folder, "restored"),
    keyFile: join(folder, "key", "record.key"),
  };
  for (const name of [ground.data, ground.taken, ground.backups, ground.restored]) {
    mkdirSync(name, { recursive: true });
    // Root's database server steps down to another account, which must get through here.
    chmodSync(name, 0o711);
  }
  return ground;
}
