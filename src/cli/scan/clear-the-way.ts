/** What must hold before a scan begins: the export outside what is read, and nothing finished overwritten unasked. */
import { realpath, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { lockFolder } from "../../scan/journal/lock.ts";

export type WayProblem =
  | {
      readonly kind: "no-such-path" | "out-inside" | "export-exists" | "out-not-folder";
      readonly path: string;
    }
  | { readonly kind: "work-in-use"; readonly path: string }
  | { readonly kind: "resume-and-force" };

type Wishes = { readonly out: string; readonly resume: boolean; readonly force: boolean };

export async function clearTheWay(
  paths: readonly string[],
  { out, resume, force }: Wishes,
): Promise<WayProblem | null> {
  if (resume && force) return { kind: "resume-and-force" };
  const target = await realOf(out);
  for (const path of paths) {
    if (!(await exists(path))) return { kind: "no-such-path", path };
    const real = await realpath(path);
    if (target === real || target.startsWith(real + sep)) return { kind: "out-inside", path: out };
  }
  if (await exists(out)) {
    if (!(await stat(out)).isDirectory()) return { kind: "out-not-folder", path: out };
    const finished = await exists(join(out, "summary.json"));
    if (finished && !resume && !force) return { kind: "export-exists", path: out };
    if (force) return await discardWork(workIn(out));
  }
  return null;
}

/** Where a scan keeps what it has read. */
export function workIn(out: string): string {
  return join(out, ".candour-work");
}

/** Whether an earlier run kept something that needs its key. */
export function holdsWork(out: string): Promise<boolean> {
  return exists(join(workIn(out), "journal"));
}

/** Not from under a scan that is at work. */
async function discardWork(work: string): Promise<WayProblem | null> {
  if (!(await exists(work))) return null;
  const lock = await lockFolder(work);
  if (lock === null) return { kind: "work-in-use", path: work };
  await rm(join(work, "journal"), { force: true });
  await rm(join(work, "spool"), { recursive: true, force: true });
  await lock.release();
  return null;
}

/** The real path of what may not be there yet: of its nearest ancestor that is. */
async function realOf(path: string): Promise<string> {
  const whole = resolve(path);
  try {
    return await realpath(whole);
  } catch {
    const parent = dirname(whole);
    return parent === whole ? whole : join(await realOf(parent), basename(whole));
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
