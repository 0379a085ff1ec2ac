/**
 * Writes the ledger into a folder that anybody can check without Candour: the signed checkpoint, the tree and the entries
 * in files (C2SP tlog-tiles), made from the database anew, so that a copy never passes on what was changed beside it.
 */
import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Sql, TransactionSql } from "postgres";
import {
  emptyTree,
  extended,
  headOf,
  leafHash,
  perfectRoot,
  type TreeHead,
} from "../../domain/ledger/merkle.ts";
import { bundleOf, tilePath, tileWidth } from "../../domain/ledger/tiles.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type SignedTree, signedTree } from "./signed-tree.ts";

/** unsigned: no checkpoint was signed yet. unsound: the entries are not those that were signed. */
export type ExportProblem = { readonly kind: "unsigned" | "unsound" };

/** Entries fetched at once. */
const step = 20 * tileWidth;

export async function exportLedger(sql: Sql, folder: string): Promise<Outcome<SignedTree, ExportProblem>> {
  // One snapshot, so that checkpoint and entries belong together.
  return await sql.begin("isolation level repeatable read read only", async (tx) => {
    const signed = await signedTree(tx);
    if (signed === null) return failed({ kind: "unsigned" });
    const { root } = await exportEntries(tx, signed.checkpoint.size, folder);
    if (root !== signed.checkpoint.root) return failed({ kind: "unsound" });
    await putCosigned(tx, folder);
    // Last: without it nobody takes what is half written for an export.
    await put(folder, "verifier", `${signed.verifier}\n`);
    await put(folder, "checkpoint", signed.note);
    return done(signed);
  });
}

export function exportProblemInWords({ kind }: ExportProblem): string {
  if (kind === "unsigned")
    return "No checkpoint of this ledger is signed yet. Start Candour on the folder once.";
  return "The entries are not those that were signed: nothing was exported. Run candour ledger verify.";
}

async function exportEntries(tx: TransactionSql, size: number, folder: string): Promise<TreeHead> {
  const roots: Buffer[] = [];
  let tree = emptyTree;
  const readable = join(folder, "entries.jsonl");
  await writeFile(readable, "");
  for (let from = 0; from < size; from += step) {
    const rows = await tx<{ readonly leaf: string }[]>`
      select leaf from ledger_entry where position >= ${from} and position < ${Math.min(size, from + step)}
      order by position`;
    for (let at = 0; at < rows.length; at += tileWidth) {
      const leaves = rows.slice(at, at + tileWidth).map(({ leaf }) => leaf);
      const tile = (from + at) / tileWidth;
      const hashes = leaves.map(leafHash);
      await put(folder, tilePath("entries", tile, leaves.length), bundleOf(leaves));
      await put(folder, tilePath(0, tile, leaves.length), Buffer.concat(hashes));
      if (leaves.length === tileWidth) roots.push(perfectRoot(hashes));
      tree = extended(tree, hashes);
      await appendFile(readable, leaves.map((leaf) => `${leaf}\n`).join(""));
    }
  }
  await putUpperTiles(folder, roots);
  return headOf(tree);
}

/** The latest that each witness has co-signed, and their keys. */
async function putCosigned(tx: TransactionSql, folder: string): Promise<void> {
  const rows = await tx<{ readonly verifier: string; readonly size: number; readonly note: string }[]>`
    select distinct on (verifier) verifier, size::float8 as size, note from cosigned_checkpoint
    order by verifier, size desc`;
  const notes = new Map<number, string>();
  for (const { size, note } of rows) {
    const known = notes.get(size);
    // Under one checkpoint the lines of all who have signed it.
    notes.set(
      size,
      known === undefined ? note : `${known}${note.slice(note.trimEnd().lastIndexOf("\n") + 1)}`,
    );
  }
  for (const [size, note] of notes) await put(folder, `cosigned/${size}`, note);
  const lines = rows.map(({ verifier, size }) => `${verifier} ${size}\n`).join("");
  if (lines !== "") await put(folder, "witnesses", lines);
}

async function putUpperTiles(folder: string, lowest: readonly Buffer[]): Promise<void> {
  let hashes = lowest;
  for (let level = 1; hashes.length > 0; level++) {
    const roots: Buffer[] = [];
    for (let at = 0; at < hashes.length; at += tileWidth) {
      const tile = hashes.slice(at, at + tileWidth);
      await put(folder, tilePath(level, at / tileWidth, tile.length), Buffer.concat(tile));
      if (tile.length === tileWidth) roots.push(perfectRoot(tile));
    }
    hashes = roots;
  }
}

async function put(folder: string, path: string, content: string | Uint8Array): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
