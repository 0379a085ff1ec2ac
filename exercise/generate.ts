/** The practice archive: a made-up council archive on disk, and the truth about everything in it. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Chance } from "./chance.ts";
import { type Leaf, truthOf } from "./pack/leaf.ts";
import { bundled, secondCopies } from "./papers/bundled.ts";
import { casework } from "./papers/casework.ts";
import { at, type Desk, deskOf } from "./papers/desk.ts";
import { forms, letters } from "./papers/letters.ts";
import { mail } from "./papers/mail.ts";
import { permits } from "./papers/permits.ts";
import { quiet } from "./papers/quiet.ts";
import { registers } from "./papers/registers.ts";
import { revenues } from "./papers/revenues.ts";
import { staffPapers } from "./papers/staff.ts";
import { unreadable } from "./papers/unreadable.ts";
import { populate } from "./people/population.ts";
import { peopleIn } from "./roll.ts";
import type { ArchiveTruth } from "./truth.ts";

export type GenerateOptions = {
  readonly into: string;
  /** At least this many people occur. */
  readonly people?: number;
  readonly seed?: number;
  readonly onProgress?: (done: number, total: number) => void;
};

export async function generateArchive(options: GenerateOptions): Promise<ArchiveTruth> {
  const { into, people = 1000, seed = 2025, onProgress } = options;
  const population = populate(people, new Chance(seed).fork("people"));
  const desks = population.authorities.map((authority) => deskOf(authority, population, seed));
  const total = desks.length * rooms.length;
  const leaves: Leaf[] = [];
  let done = 0;
  for (const [d, desk] of desks.entries()) {
    const own: Leaf[] = [];
    for (const [label, make] of rooms) {
      own.push(...(await make(at(desk, label), d)));
      onProgress?.(++done, total);
    }
    leaves.push(...own, ...secondCopies(own));
  }
  for (const one of leaves) await put(join(into, "holding", one.name), one.bytes);
  const files = truthOf(leaves);
  const truth: ArchiveTruth = {
    seed,
    authorities: population.authorities.map(({ key, name, pathPrefix, outcodes }) => ({
      key,
      name,
      pathPrefix,
      outcodes,
    })),
    people: peopleIn(population, files),
    files,
  };
  await put(join(into, "truth.json"), Buffer.from(JSON.stringify(truth)));
  return truth;
}

const rooms: readonly (readonly [string, (desk: Desk, turn: number) => Leaf[] | Promise<Leaf[]>])[] = [
  ["registers", registers],
  ["staff", staffPapers],
  ["permits", permits],
  ["revenues", revenues],
  ["casework", casework],
  ["letters", letters],
  ["forms", forms],
  ["mail", mail],
  ["quiet", quiet],
  ["bundled", bundled],
  ["unreadable", unreadable],
];

async function put(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
