/** The record's half of the hatch: says where to seal to, takes in what was sent, and puts answers out. */
import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type HatchKeys, hatchFolder } from "../../domain/hatch/submission.ts";
import type { AnswerPort, Taker } from "../../respond/hatch/hatch-ports.ts";
import { answerEnds, answerFile, sealAnswer } from "../../seal/answer-seal.ts";
import { boxKeyFrom, publicHalf } from "../../seal/box.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import type { Log } from "../../watch/log.ts";
import { takeIn } from "./take-in.ts";

export type RecordHatch = AnswerPort & {
  /** Takes in what waits, in order; how many were taken. Throws where the record cannot be reached: it is tried again. */
  takeIn(takers: readonly Taker[], log: Log): Promise<number>;
  /** Removes answers that are past their end. */
  clearAnswers(now: Date): Promise<number>;
};

export async function openRecordHatch(folder: string, ring: Pick<KeyRing, "derived">): Promise<RecordHatch> {
  const places = hatchFolder(folder);
  const key = boxKeyFrom(ring.derived("hatch"));
  for (const place of [places.waiting, places.answers, places.aside])
    await mkdir(place, { recursive: true, mode: 0o700 });
  const keys: HatchKeys = {
    box: publicHalf(key),
    forms: ring.derived("hatch forms").export().toString("base64url"),
  };
  await writeOver(places.keys, Buffer.from(JSON.stringify(keys)));
  await clearDrafts(places.waiting);
  const tries = new Map<string, number>();
  return {
    takeIn: (takers, log) => takeIn({ places, key, takers, log, tries }),

    async put(reference, { kind, body, until }) {
      const sealed = sealAnswer(reference, JSON.stringify({ kind, body }), until);
      await writeOver(join(places.answers, answerFile(reference)), sealed);
    },

    async remove(reference) {
      await rm(join(places.answers, answerFile(reference)), { force: true });
    },

    async clearAnswers(now) {
      let cleared = 0;
      for (const name of await readdir(places.answers)) {
        const file = join(places.answers, name);
        const ends = await readFile(file).then(answerEnds, () => null);
        if (ends === null || ends > now) continue;
        await rm(file, { force: true });
        cleared++;
      }
      return cleared;
    },
  };
}

/** What a kill left half written: nobody was told that it was sent. */
async function clearDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith(".part")) await rm(join(folder, name), { force: true });
}

/** Whole or not at all; the last one stays until then. */
async function writeOver(file: string, content: Uint8Array): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString("hex")}.part`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
