/** Makes a backup of a data folder: finds its key, names the file, clears out old ones. */
import { existsSync, statSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BackupAnswer, BackupOptions } from "../cli/backup.ts";
import { done, failed } from "../domain/outcome.ts";
import { wordsFor } from "../respond/words.ts";
import { type BackupStep, backUp as makeBackup, partialOf } from "../store/backup/back-up.ts";
import { backupProblemInWords, exitOf } from "../store/backup/backup-problem.ts";
import { readHead } from "../store/backup/head.ts";
import { openRoot } from "./keys/open-root.ts";
import { terminalAtHand } from "./keys/terminal.ts";
import { placesIn } from "./places.ts";

export async function backUp(
  options: BackupOptions,
  onStep: (step: BackupStep) => void,
): Promise<BackupAnswer> {
  const places = placesIn(options.data);
  const folder = existsSync(options.to) && statSync(options.to).isDirectory() ? options.to : null;
  if (folder === null && options.keep !== undefined)
    return { ok: false, sentence: "--keep needs a folder that is there in --to.", exit: 2 };
  const file = folder === null ? options.to : join(folder, nameAt(new Date()));
  const leave = (): void => {
    // What is under way is stopped as a kill would stop it, but tidily; the scratch folder goes with the next backup.
    void rm(partialOf(file), { force: true }).then(() => process.exit(130));
  };
  process.once("SIGINT", leave).once("SIGTERM", leave);
  const made = await makeBackup({
    data: places.data,
    databaseUrl: process.env["DATABASE_URL"],
    file,
    async openKey(sql) {
      const say = (line: string): void => void process.stderr.write(`${line}\n`);
      const key = await openRoot(sql, {
        places,
        keyFile: options.keyFile,
        environment: process.env,
        terminal: terminalAtHand(),
        say,
      });
      return key.ok ? done(key.value) : failed({ kind: "key", why: wordsFor(key.problem) });
    },
    verify: options.verify,
    work: options.withWork === true,
    note: options.note,
    onStep,
  });
  process.off("SIGINT", leave).off("SIGTERM", leave);
  if (!made.ok)
    return { ok: false, sentence: backupProblemInWords(made.problem), exit: exitOf(made.problem) };
  const { head, size, rows, files } = made.value;
  const removed = folder === null ? [] : await removeOld(folder, head.mark, options.keep);
  return {
    ok: true,
    value: { file, size, rows, files, entries: head.ledger.size, root: head.ledger.root, removed },
  };
}

const named = /^candour-\d{8}T\d{6}Z\.backup$/;

function nameAt(time: Date): string {
  return `candour-${time.toISOString().replace(/[-:]|\.\d+/g, "")}.backup`;
}

/** The oldest first, of this record alone, and only files that were named here. */
async function removeOld(folder: string, mark: string, keep: number | undefined): Promise<readonly string[]> {
  if (keep === undefined) return [];
  const own: string[] = [];
  for (const name of (await readdir(folder)).filter((each) => named.test(each)).sort()) {
    const head = await readHead(join(folder, name));
    if (head.ok && head.value.mark === mark) own.push(name);
  }
  const old = own.slice(0, Math.max(0, own.length - keep));
  for (const name of old) await rm(join(folder, name));
  return old;
}
