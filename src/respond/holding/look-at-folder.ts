/** Looks at a folder before it becomes a holding: it must be there, readable, and apart from Candour's own data. */
import { constants } from "node:fs";
import { access, opendir, realpath, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { nearPath } from "./near-path.ts";

export type FolderProblem =
  | { kind: "folder-unreadable" | "inside-data-folder" }
  /** `near`: the folder that may have been meant. */
  | { kind: "no-such-folder"; near?: string };

/** The outcome is the folder's own path, links resolved. A single file (an archive, a mailbox) will do as well. */
export async function lookAtFolder(
  written: string,
  ownFolders: readonly string[],
): Promise<Outcome<string, FolderProblem>> {
  try {
    const folder = await realpath(resolve(written));
    for (const written of ownFolders) {
      const own = await realpath(resolve(written)).catch(() => resolve(written));
      // The other way round the scan would read Candour's own record as part of what was taken.
      if (isWithin(folder, own) || isWithin(own, folder)) return failed({ kind: "inside-data-folder" });
    }
    await tryToRead(folder);
    return done(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") {
      const near = await nearPath(written);
      return failed({ kind: "no-such-folder", ...(near === null ? {} : { near }) });
    }
    if (code !== undefined) return failed({ kind: "folder-unreadable" });
    throw error;
  }
}

async function tryToRead(folder: string): Promise<void> {
  if (!(await stat(folder)).isDirectory()) return await access(folder, constants.R_OK);
  const opened = await opendir(folder);
  await opened.read();
  await opened.close();
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

export type RuleProblem = { kind: "no-such-rule-folder"; prefix: string; near?: string };

/** A rule for a folder that is not there would give its people to the wrong authority, in silence. */
export async function lookAtRules(
  folder: string,
  prefixes: readonly string[],
): Promise<Outcome<null, RuleProblem>> {
  // Of an archive or a mailbox nobody knows yet what it holds.
  if (!(await stat(folder)).isDirectory()) return done(null);
  for (const prefix of prefixes) {
    const path = resolve(folder, prefix.split("!/")[0] ?? prefix);
    if (isWithin(path, folder) && (await isThere(path))) continue;
    const near = await nearPath(path);
    const inside = near !== null && isWithin(near, folder) ? relative(folder, near) : "";
    return failed({ kind: "no-such-rule-folder", prefix, ...(inside === "" ? {} : { near: inside }) });
  }
  return done(null);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
