/** `candour ledger export` and `candour ledger prove`: what others check without Candour. */
import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { writeWhole } from "../../cli/write-whole.ts";
import { exportLedger, exportProblemInWords } from "../../store/ledger/export-ledger.ts";
import { proveEntry, proveProblemInWords } from "../../store/ledger/prove-entry.ts";
import { ledgerFolder } from "../../store/ledger/tree-files.ts";
import { withRecord } from "../keys/with-record.ts";
import { exportReadme } from "./export-readme.ts";

const script = resolve(import.meta.dirname, "../../../content/verify-ledger.mjs");

export function prove(
  entry: number,
  { data, out }: { readonly data: string; readonly out?: string },
): Promise<number> {
  return withRecord("ledger prove", data, async ({ sql, places, complain }) => {
    const proved = await proveEntry(sql, ledgerFolder(places.data), entry);
    if (!proved.ok) return complain(proveProblemInWords(proved.problem));
    if (out === undefined) process.stdout.write(proved.value);
    else await writeWhole(out, [proved.value]);
    return 0;
  });
}

export function exportTo({ data, out }: { readonly data: string; readonly out: string }): Promise<number> {
  return withRecord("ledger export", data, async ({ sql, complain }) => {
    const there = await readdir(out).catch(() => []);
    if (there.length > 0) return complain(`${out} is not empty. Name a folder that is not there or empty.`);
    await mkdir(out, { recursive: true });
    const exported = await exportLedger(sql, out);
    if (!exported.ok) return complain(exportProblemInWords(exported.problem));
    const { checkpoint, verifier } = exported.value;
    const { size } = checkpoint;
    await copyFile(script, join(out, "verify-ledger.mjs"));
    await writeFile(join(out, "README.txt"), exportReadme(exported.value));
    process.stdout.write(
      `${size === 1 ? "1 entry" : `${size} entries`} in ${out}.\nkey ${verifier}\nAnybody checks it with Node alone: node verify-ledger.mjs . --verifier KEY\n`,
    );
    return 0;
  });
}
