/** What the record remembers of its master key: enough to tell another key from it, nothing by which to guess it. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { HoldingId } from "../domain/ids.ts";
import { keyFor, markOf } from "../seal/keys.ts";
import { unseal } from "../seal/seal.ts";
import { documentContext } from "./holding/document-fields.ts";

/** Whether a key was ever used for this record: a new one could not open what it sealed. */
export async function isSealed(sql: Sql): Promise<boolean> {
  const [is] = await sql<[{ readonly sealed: boolean }]>`
    select exists (select from master_key) or exists (select from document) or exists (select from person)
      or exists (select from notice) as sealed`;
  return is.sealed;
}

/** False where the record was sealed with another key; the first key that fits is remembered. */
export async function acceptsKey(sql: Sql, master: KeyObject): Promise<boolean> {
  const mark = markOf(master);
  const kept = await keptMark(sql);
  if (kept !== null) return kept === mark;
  if (!(await opensDocuments(sql, master))) return false;
  await sql`insert into master_key (mark) values (${mark}) on conflict do nothing`;
  return (await keptMark(sql)) === mark;
}

export async function keptMark(sql: Sql): Promise<string | null> {
  const [kept] = await sql<{ readonly mark: string }[]>`select mark from master_key`;
  return kept?.mark ?? null;
}

/** A record from before marks were kept is asked by what it holds. */
async function opensDocuments(sql: Sql, master: KeyObject): Promise<boolean> {
  const [row] = await sql<{ readonly holding_id: HoldingId; readonly id: Buffer; readonly path: Buffer }[]>`
    select holding_id, id, path from document limit 1`;
  if (row === undefined) return true;
  try {
    unseal(row.path, keyFor(master, "field"), documentContext(row.holding_id, row.id, "path"));
    return true;
  } catch {
    return false;
  }
}
