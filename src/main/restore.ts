/** Restores a backup: asks for what opens it, and says what is to be done next. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { RestoreAnswer, RestoreOptions } from "../cli/restore.ts";
import { done, failed } from "../domain/outcome.ts";
import { wordsFor } from "../respond/words.ts";
import { backupKeyOf } from "../seal/backup-key.ts";
import { backupProblemInWords, exitOf } from "../store/backup/backup-problem.ts";
import { readHead, slotFrom } from "../store/backup/head.ts";
import { type Restored, type RestoreSettings, restoreBackup } from "../store/backup/restore.ts";
import { openKept } from "./keys/open-root.ts";
import { rootByShares } from "./keys/recovery.ts";
import { terminalAtHand } from "./keys/terminal.ts";
import { placesIn } from "./places.ts";

type Opener = RestoreSettings["openKey"];

export async function restore(
  options: RestoreOptions,
  onBytes: (read: number, of: number) => void,
): Promise<RestoreAnswer> {
  const openKey = keyOpener(options);
  const { data } = options;
  if (options.identity || data === undefined) return await identityFor(options.file, openKey);
  const databaseUrl = options.databaseUrl ?? process.env["DATABASE_URL"];
  const restored = await restoreBackup({
    file: options.file,
    data,
    databaseUrl,
    openKey,
    async placeKey(folder, root) {
      const { key } = placesIn(folder);
      const head = await readHead(options.file);
      // What opens a record by its slots opens what was restored too.
      if (head.ok && (head.value.slots ?? []).length > 0) return;
      await mkdir(dirname(key), { recursive: true, mode: 0o700 });
      await writeFile(key, root.export().toString("hex"), { mode: 0o600, flush: true });
    },
    say: (line) => void process.stderr.write(`${line}\n`),
    onBytes,
  });
  if (!restored.ok)
    return { ok: false, sentence: backupProblemInWords(restored.problem), exit: exitOf(restored.problem) };
  return { ok: true, lines: linesFor(restored.value, resolve(data), Boolean(databaseUrl)) };
}

function keyOpener({ file, keyFile, data, shares }: RestoreOptions): Opener {
  return async ({ mark, slots = [] }) => {
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const kept = { mark, slots: slots.map(slotFrom) };
    if (shares) {
      const opened = await rootByShares(kept.slots, say);
      return opened.ok ? done(opened.value.root) : failed({ kind: "key", why: wordsFor(opened.problem) });
    }
    const terminal = terminalAtHand();
    const environment = process.env;
    // Without slots it is a key of an earlier Candour, which lies nowhere that could be guessed.
    if (slots.length === 0 && keyFile === undefined && !environment["CANDOUR_ROOT_KEY_FILE"])
      return failed({ kind: "key", why: "Name the key that opens the record with --key-file." });
    const manner = { places: placesIn(data ?? `${file}.data`), keyFile, environment, terminal, say };
    const key = await openKept(kept, manner);
    return key.ok ? done(key.value) : failed({ kind: "key", why: wordsFor(key.problem) });
  };
}

async function identityFor(file: string, openKey: Opener): Promise<RestoreAnswer> {
  const head = await readHead(file);
  if (!head.ok) {
    const problem = { ...head.problem, file };
    return { ok: false, sentence: backupProblemInWords(problem), exit: exitOf(problem) };
  }
  const root = await openKey(head.value);
  if (!root.ok) return { ok: false, sentence: root.problem.why, exit: 1 };
  return { ok: true, lines: [(await backupKeyOf(root.value)).identity] };
}

function linesFor({ head, waiting, whole }: Restored, data: string, remote: boolean): readonly string[] {
  const messages = waiting === 1 ? "1 message was" : `${waiting.toLocaleString("en-GB")} messages were`;
  return [
    `Restored: ${data}${remote ? " and the database of DATABASE_URL" : ""}, as it was on ${head.made}`,
    whole
      ? `ledger: ${head.ledger.size.toLocaleString("en-GB")} entries, tree head ${head.ledger.root}, and one for this restore`
      : "The ledger was not whole when the backup was made: see docs/runbook/ledger.md.",
    `Nothing is delivered yet. ${messages} waiting when the backup was made and may have gone out since: a lead of each authority looks into it under Notices and releases them.`,
    "Everybody has to sign in anew. What was done after the backup is not in it.",
  ];
}
