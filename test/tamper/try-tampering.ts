/** Tampers with a ledger and with an export of it at random, again and again, and tells what was not found. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { Chance } from "../../exercise/chance.ts";
import { ledgerProblemInWords } from "../../src/domain/ledger/problem.ts";
import { keptCheckpoint } from "../../src/store/ledger/tree-files.ts";
import { verifyWithFiles } from "../../src/store/ledger/verify-record.ts";
import type { TestRecord } from "../record.ts";
import { tamperRows } from "./tamper-database.ts";
import { type Kind, kinds, tamperFile } from "./tamper-files.ts";

export type Try = { readonly kind: Kind; readonly what: string; readonly said: string | null };

const script = resolve(import.meta.dirname, "../../content/verify-ledger.mjs");

/** Of the database and the files beside it, by turns. */
export async function tryRecord(
  { sql, superuser }: Pick<TestRecord, "sql" | "superuser">,
  folder: string,
  { tries, seed }: { readonly tries: number; readonly seed: number },
): Promise<readonly Try[]> {
  const chance = new Chance(seed);
  const { size } = (await keptCheckpoint(folder))!;
  await superuser`set session_replication_role = replica`;
  const made: Try[] = [];
  for (let at = 0; at < tries; at++) {
    const kind = kinds[at % kinds.length]!;
    const tampered =
      chance.below(2) === 0
        ? tamperFile(folder, kind, chance, () => true)
        : await tamperRows(superuser, kind, chance, size);
    const checked = await verifyWithFiles(sql, folder);
    made.push({ kind, what: tampered.what, said: checked.ok ? null : ledgerProblemInWords(checked.problem) });
    await tampered.undo();
  }
  await superuser`set session_replication_role = origin`;
  return made;
}

/** Of an export, checked by the script that goes along with it, in a Node of its own each time. */
export function tryExport(
  folder: string,
  { tries, seed }: { readonly tries: number; readonly seed: number },
): readonly Try[] {
  const chance = new Chance(seed);
  // What is for reading alone is no part of what is checked.
  const isChecked = (path: string): boolean => path !== "README.txt" && path !== "verify-ledger.mjs";
  return Array.from({ length: tries }, (_, at) => {
    const kind = kinds[at % kinds.length]!;
    const { what, undo } = tamperFile(folder, kind, chance, isChecked);
    const { error, status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
    undo();
    // A script that did not come to its end has found nothing.
    if (error !== undefined || status === null) throw error ?? new Error("The script was ended");
    return { kind, what, said: status === 0 ? null : stderr.trim() };
  });
}
