/** A ledger with entries and files beside it, signed, for tests of what others make of it. */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { type Signer, signerFrom } from "../../src/domain/ledger/checkpoint.ts";
import { change } from "../../src/store/change.ts";
import { bindLedger, ledgerOf, openLedger } from "../../src/store/ledger/ledger.ts";
import { openTreeFiles } from "../../src/store/ledger/tree-files.ts";

export type LedgerOf = {
  /** The tree in files. */
  readonly folder: string;
  add(count: number, place?: string): Promise<void>;
};

export function ledgerWith(sql: Sql, folders: string, seed = 3, tree?: string): LedgerOf {
  const folder = tree ?? mkdtempSync(join(folders, "tree-"));
  const signerOf = (origin: string): Signer => signerFrom(origin, Buffer.alloc(32, seed));
  const fault = (error: unknown): never => {
    throw error;
  };
  bindLedger(sql, openLedger(sql, { signerOf, keep: openTreeFiles(sql, folder).keep, fault }));
  let made = 0;
  return {
    folder,
    async add(count, place = "Ŵyn") {
      const entries = Array.from({ length: count }, () => ({
        verb: "thing.made",
        subject: `thing:${++made}`,
        actor: "system",
        detail: { number: made, place },
      }));
      const by = { actor: "system", now: new Date("2026-01-05T09:00:00.123Z") };
      await change(sql, by, async () => ({ value: null, entries }));
      await ledgerOf(sql).settled();
    },
  };
}
