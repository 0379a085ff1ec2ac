/** Random tampering, seeded: each single-bit change, removal, swap and truncation is found, in the record and in an export. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { exportLedger } from "../src/store/ledger/export-ledger.ts";
import { verifyWithFiles } from "../src/store/ledger/verify-record.ts";
import { ledgerWith } from "./builders/ledger-of.ts";
import { dataFolder, testRecord } from "./record.ts";
import { tryExport, tryRecord } from "./tamper/try-tampering.ts";

const folders = dataFolder("candour-tamper-");
after(() => rmSync(folders, { recursive: true, force: true }));

test("200 random tries at a ledger and its files are each found, and undone it is whole again", async () => {
  const record = await testRecord();
  const ledger = ledgerWith(record.sql, folders);
  await ledger.add(520);
  const made = await tryRecord(record, ledger.folder, { tries: 200, seed: 20260105 });
  assert.equal(made.length, 200);
  assert.deepEqual(
    made.filter(({ said }) => said === null),
    [],
  );
  const checked = await verifyWithFiles(record.sql, ledger.folder);
  assert.ok(checked.ok);
});

test("200 random tries at an export are each found by the script alone", async () => {
  const record = await testRecord();
  await ledgerWith(record.sql, folders).add(520);
  const folder = mkdtempSync(join(folders, "export-"));
  assert.ok((await exportLedger(record.sql, folder)).ok);
  const made = tryExport(folder, { tries: 200, seed: 20260106 });
  assert.equal(made.length, 200);
  assert.deepEqual(
    made.filter(({ said }) => said === null),
    [],
  );
});
