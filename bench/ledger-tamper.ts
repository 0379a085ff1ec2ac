/** Tampers with a ledger, its files and an export at random, and counts what is found: `--tries N --seed S`. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exportLedger } from "../src/store/ledger/export-ledger.ts";
import { ledgerWith } from "../test/builders/ledger-of.ts";
import { endRecords, testRecord } from "../test/record.ts";
import { kinds } from "../test/tamper/tamper-files.ts";
import { type Try, tryExport, tryRecord } from "../test/tamper/try-tampering.ts";
import { inFolder } from "./engines/measure.ts";

const { values } = parseArgs({
  options: { tries: { type: "string" }, seed: { type: "string" }, entries: { type: "string" } },
});
const settings = { tries: Number(values.tries ?? 1000), seed: Number(values.seed ?? 1) };
const entries = Number(values.entries ?? 700);

await inFolder(async (folder) => {
  const record = await testRecord();
  const ledger = ledgerWith(record.sql, folder);
  await ledger.add(entries);
  const out = join(folder, "export");
  mkdirSync(out);
  const exported = await exportLedger(record.sql, out);
  if (!exported.ok) throw new Error(exported.problem.kind);
  tell("the record and its files", await tryRecord(record, ledger.folder, settings));
  tell("an export, by verify-ledger.mjs alone", tryExport(out, settings));
});
await endRecords();

function tell(where: string, made: readonly Try[]): void {
  const each = kinds.map((kind) => {
    const tried = made.filter((one) => one.kind === kind);
    return `${kind} ${tried.filter(({ said }) => said !== null).length}/${tried.length}`;
  });
  console.log(`${where}, ${entries} entries, seed ${settings.seed}: ${each.join(", ")}`);
  for (const { what } of made.filter(({ said }) => said === null)) {
    console.log(`  not found: ${what}`);
    process.exitCode = 1;
  }
}
