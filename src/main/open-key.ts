/** Opens the master key of a data folder: made with the first start, and from then on the same or none. */
import type { KeyObject } from "node:crypto";
import { readdir } from "node:fs/promises";
import type { Sql } from "postgres";
import { failed, type Outcome } from "../domain/outcome.ts";
import { type KeyProblem, makeMasterKey, openMasterKey } from "../seal/keys.ts";
import { acceptsKey, isSealed } from "../store/key-mark.ts";
import type { Places } from "./places.ts";

export type OpenKeyProblem = KeyProblem | { readonly kind: "key-other"; readonly file: string };

export async function openKey(
  sql: Sql,
  { key: file, work }: Places,
): Promise<Outcome<KeyObject, OpenKeyProblem>> {
  const inUse = (await isSealed(sql)) || (await holdsSomething(work));
  const master = await (inUse ? openMasterKey(file) : makeMasterKey(file));
  if (!master.ok) return master;
  return (await acceptsKey(sql, master.value)) ? master : failed({ kind: "key-other", file });
}

async function holdsSomething(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}
