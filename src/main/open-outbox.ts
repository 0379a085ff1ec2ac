/**
 * Opens the outbox folder of a record. It knows by its files what has been sent, so a record keeps to one folder: with
 * another, a message whose sending was cut short would go out a second time.
 */
import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sql } from "postgres";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { outboxMark, rememberOutbox } from "../store/outbox-mark.ts";

export type OutboxProblem =
  | { readonly kind: "outbox-other"; readonly path: string }
  | { readonly kind: "not-writable"; readonly path: string };

const markFile = ".candour-outbox";

/** `shared`: the record is on a server that another data folder may name as well. */
export async function openOutbox(
  sql: Sql,
  folder: string,
  { shared }: { readonly shared: boolean },
): Promise<Outcome<null, OutboxProblem>> {
  try {
    const kept = await outboxMark(sql);
    const here = await markIn(folder);
    if (here !== null) return answer(folder, here === (kept ?? (await rememberOutbox(sql, here))));
    // A record of its own folder has nobody to be confused with: the folder was emptied, and is marked anew.
    if (kept !== null && shared) return answer(folder, false);
    const mark = kept ?? randomUUID();
    await writeMark(folder, mark);
    return answer(folder, (await rememberOutbox(sql, mark)) === mark);
  } catch (error) {
    if (!/^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException).code))) throw error;
    return failed({ kind: "not-writable", path: folder });
  }
}

function answer(path: string, own: boolean): Outcome<null, OutboxProblem> {
  return own ? done(null) : failed({ kind: "outbox-other", path });
}

async function markIn(folder: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, markFile), "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Whole or not at all: half a mark would shut the record out of its own folder. */
async function writeMark(folder: string, mark: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${markFile}.${randomUUID()}`);
  try {
    await writeFile(draft, `${mark}\n`, { mode: 0o600, flush: true });
    await link(draft, join(folder, markFile)).catch(async (error: NodeJS.ErrnoException) => {
      // A stick with FAT on it has no links.
      if (!["EPERM", "ENOTSUP", "ENOSYS"].includes(error.code ?? "")) throw error;
      await writeFile(join(folder, markFile), `${mark}\n`, { mode: 0o600, flag: "wx", flush: true });
    });
  } finally {
    await rm(draft, { force: true });
  }
}
