/**
 * The head of the ledger, kept in a file beside the database as well: whoever cuts off the ledger's end in the database
 * leaves this behind. It is written after commits and may lag behind the ledger, never run ahead of it.
 */
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Sql } from "postgres";
import type { LedgerHead } from "../domain/ledger.ts";

type Keeper = { readonly file: string; latest: LedgerHead; writing: Promise<void> | undefined };

/** A pool knows nothing of the data folder, and `change` nothing but the pool. */
const keepers = new WeakMap<Sql, Keeper>();

export function keptHeadFile(data: string): string {
  return join(data, "record", "ledger-head.json");
}

export function keepHeads(sql: Sql, data: string): void {
  keepers.set(sql, { file: keptHeadFile(data), latest: { size: 0, hash: "" }, writing: undefined });
}

/** Called after a commit; writing goes on behind, several heads may become one write. */
export function noteHead(sql: Sql, head: LedgerHead): void {
  const keeper = keepers.get(sql);
  if (keeper === undefined || head.size <= keeper.latest.size) return;
  keeper.latest = head;
  keeper.writing ??= write(keeper).finally(() => {
    keeper.writing = undefined;
  });
}

/** Waits until the last noted head is on disk. */
export async function headsKept(sql: Sql): Promise<void> {
  await keepers.get(sql)?.writing;
}

export async function readKeptHead(data: string): Promise<LedgerHead | undefined> {
  try {
    const { size, hash } = JSON.parse(await readFile(keptHeadFile(data), "utf8")) as LedgerHead;
    return Number.isSafeInteger(size) && typeof hash === "string" ? { size, hash } : undefined;
  } catch {
    return undefined;
  }
}

async function write(keeper: Keeper): Promise<void> {
  for (let written = 0; written < keeper.latest.size; ) {
    const { size, hash } = keeper.latest;
    const draft = `${keeper.file}.${process.pid}`;
    try {
      const file = await open(draft, "w", 0o644);
      await file.writeFile(`${JSON.stringify({ size, hash })}\n`);
      await file.sync();
      await file.close();
      await rename(draft, keeper.file);
    } catch {
      return; // a full disk must not undo what is committed; the next commit tries again
    }
    written = size;
  }
}
