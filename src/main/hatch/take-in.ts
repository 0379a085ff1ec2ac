/**
 * Takes in what waits, in the order of sending, each exactly once: into the record with its mark in one transaction, then
 * the file goes. A kill between the two leaves a file that the mark knows. What nobody can take is set aside and said.
 */
import type { KeyObject } from "node:crypto";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { unpacked, type WaitingFile, waitingFiles } from "../../domain/hatch/packing.ts";
import type { HatchFolder, Submission } from "../../domain/hatch/submission.ts";
import type { Taker } from "../../respond/hatch/hatch-ports.ts";
import { openBox } from "../../seal/box.ts";
import { recordFailure } from "../../store/record-failure.ts";
import { faultFields } from "../../watch/fault.ts";
import type { Log } from "../../watch/log.ts";

type Taking = {
  readonly places: HatchFolder;
  readonly key: KeyObject;
  readonly takers: readonly Taker[];
  readonly log: Log;
  /** How often each has thrown while the record was there. */
  readonly tries: Map<string, number>;
};

/** A bug of ours, or a submission that brings one out: after so many tries the others go first. */
const mostTries = 5;

export async function takeIn(taking: Taking): Promise<number> {
  let taken = 0;
  for (const file of waitingFiles(await readdir(taking.places.waiting)))
    if (await takeOne(taking, file)) taken++;
  return taken;
}

async function takeOne(taking: Taking, file: WaitingFile): Promise<boolean> {
  const { places, takers, tries } = taking;
  const path = join(places.waiting, file.name);
  const sealed = await readFile(path).catch(missing);
  // Another process on this folder was first.
  if (sealed === null) return false;
  const submission = opened(taking, file, sealed);
  if (submission === null) return await setAside(taking, file, "it cannot be opened, or is not whole");
  const taker = takers.find(({ kind }) => kind === submission.kind);
  if (taker === undefined) return await setAside(taking, file, "nothing here takes in what it is");
  try {
    const outcome = await taker.take(submission);
    if (!outcome.ok) return await setAside(taking, file, `it was refused (${outcome.problem.kind})`);
    await rm(path, { force: true });
    tries.delete(file.name);
    return outcome.value === "taken";
  } catch (error) {
    if (isAway(error)) throw error;
    const count = (tries.get(file.name) ?? 0) + 1;
    tries.set(file.name, count);
    if (count === 1)
      taking.log.error(
        "Something sent by a form could not be taken in; it is tried again.",
        faultFields(error),
      );
    return count < mostTries ? false : await setAside(taking, file, "taking it in failed again and again");
  }
}

/** The record is away, and with it everybody else's turn; a file that a bug of ours does not find is none of that. */
function isAway(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown };
  return recordFailure(error) !== undefined && !(code === "ENOENT" && syscall !== "connect");
}

function opened({ key }: Taking, { id }: WaitingFile, sealed: Buffer): Submission | null {
  try {
    const submission = unpacked(openBox(key, sealed, `hatch ${id}`));
    return submission?.id === id ? submission : null;
  } catch {
    return null;
  }
}

async function setAside({ places, log, tries }: Taking, { name }: WaitingFile, why: string): Promise<false> {
  await rename(join(places.waiting, name), join(places.aside, name)).catch(missing);
  tries.delete(name);
  log.error(`Something sent by a form was set aside, because ${why}. It is kept in the folder hatch/aside.`, {
    file: name,
  });
  return false;
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
