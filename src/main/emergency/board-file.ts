/**
 * Changes the board beside the site. Each change is a file with the next number, put there whole by a link: whoever comes
 * second finds the number taken, reads what stands there now and decides anew. There is no lock that a kill could leave
 * behind, and nothing that half happened.
 */
import { randomBytes } from "node:crypto";
import { constants, copyFile, link, mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { EmergencyBoard } from "../../domain/emergency/board.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { boardFolder, boardName, readBoard } from "../../public/serve/emergency/read-board.ts";
import { syncFolder, writeLasting } from "../../public/site/lasting.ts";
import type { PutProblem } from "../../respond/desk/house/emergency-desk.ts";
import type { ChangeBoard } from "../../respond/emergency/ports.ts";

const mostTries = 100;
/** Whoever reads at this moment, and whoever decides on one of before, still finds it. */
const keptFiles = 50;
const oldDraftMs = 60_000;

export function newEmergencyId(): string {
  return randomBytes(16).toString("hex");
}

export function boardChanger(site: string): ChangeBoard {
  return async (decide) => {
    try {
      const folder = join(site, boardFolder);
      await mkdir(folder, { recursive: true });
      for (let tries = 0; tries < mostTries; tries++) {
        const read = await readBoard(site);
        if (read === null) return notWritten("EACCES");
        const next = decide(read.board);
        if (next === null) return done(null);
        if (await putNumbered(folder, read.number + 1, next)) {
          await clear(folder, read.number + 1 - keptFiles).catch(() => {});
          return done(next);
        }
      }
      return notWritten("EBUSY");
    } catch (error) {
      return notWritten(String((error as NodeJS.ErrnoException).code ?? ""));
    }
  };
}

function notWritten(code: string): Outcome<never, PutProblem> {
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) return failed({ kind: "disk-full" });
  return failed({ kind: "failed", why: `The folder of the public site cannot be written (${code}).` });
}

/** False where the number is taken. */
async function putNumbered(folder: string, number: number, board: EmergencyBoard): Promise<boolean> {
  const draft = join(folder, `${boardName(number)}.${randomBytes(4).toString("hex")}.part`);
  try {
    await writeLasting(draft, JSON.stringify(board), { flags: "wx" });
    return await putAs(draft, join(folder, boardName(number)));
  } finally {
    await rm(draft, { force: true }).catch(() => {});
    await syncFolder(folder);
  }
}

async function putAs(draft: string, place: string): Promise<boolean> {
  try {
    await link(draft, place);
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    // A stick with FAT on it has no links. Half a copy is no board, and is passed over.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EXDEV"].includes(code)) throw error;
  }
  try {
    await copyFile(draft, place, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Boards of long ago, and drafts that a kill left. */
async function clear(folder: string, below: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, digits, isDraft] = /^(\d{8})\.json(\.[0-9a-f]{8}\.part)?$/.exec(name) ?? [];
    if (digits === undefined) continue;
    const path = join(folder, name);
    const isOld = isDraft === undefined ? Number(digits) <= below : await isOlder(path, oldDraftMs);
    if (isOld) await rm(path, { force: true });
  }
}

export async function isOlder(path: string, ms: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > ms;
}
